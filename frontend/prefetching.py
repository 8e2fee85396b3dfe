"""Pages that a browser fetches before anybody asked for them."""


def is_prefetch(request) -> bool:
    """Whether nobody has looked yet: the browser says so (https://fetch.spec.whatwg.org/#sec-purpose-header)."""
    return request.headers.get("Sec-Purpose", "").partition(";")[0].strip() == "prefetch"
