"""What every answer says to the browser beside the Content-Security-Policy of its middleware."""

# Features that browsers know today; of any other Chromium complains in its console.
NOBODY_USES = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
WE_USE = ("publickey-credentials-create", "publickey-credentials-get")  # passkeys
PERMISSIONS_POLICY = ", ".join(
    [*(f"{feature}=()" for feature in NOBODY_USES), *(f"{feature}=(self)" for feature in WE_USE)]
)


def protect(response, *, signed_in: bool) -> None:
    """Only our own pages embed what we answer; what somebody signed in for is kept by no cache, the disk's included."""
    response["Permissions-Policy"] = PERMISSIONS_POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = "no-store" if signed_in else "private, no-cache"
