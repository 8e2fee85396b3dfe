"""The child process: a picture comes in on stdin; a line of JSON and the picture, drawn anew, go out on stdout.

A moving picture stands still: what moves beside a text keeps people from reading it.
"""

import io
import json
import sys

from PIL import Image, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
POINTS_AT_MOST = 40_000_000
SIDE_AT_MOST = 2_560  # a wide screen, twice as sharp as most show it
MODES = {"JPEG": ("L", "RGB"), "PNG": ("1", "L", "LA", "RGB", "RGBA"), "WEBP": ("RGB", "RGBA")}
SAVED: dict[str, dict[str, int | bool]] = {
    "JPEG": {"quality": 86},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 86},
}


def main() -> None:
    try:
        answer, drawn = redrawn(sys.stdin.buffer.read())
    except MemoryError:
        answer, drawn = {"refused": "too_demanding"}, b""
    except Exception:  # whatever a decoder trips over, the file is what is wrong
        answer, drawn = {"refused": "broken"}, b""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + drawn)


def redrawn(content: bytes) -> tuple[dict, bytes]:
    """What is told of the picture, and its bytes; no bytes of a refused one."""
    Image.MAX_IMAGE_PIXELS = None  # ours is asked before a point is unpacked
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        if picture.width * picture.height > POINTS_AT_MOST:
            return {"refused": "too_many_pixels"}, b""
        kept_as = "PNG" if picture.format == "GIF" else str(picture.format)
        upright = ImageOps.exif_transpose(picture)
    if upright.mode not in MODES[kept_as]:
        upright = upright.convert("RGB" if kept_as == "JPEG" else "RGBA")
    upright.thumbnail((SIDE_AT_MOST, SIDE_AT_MOST))
    upright.info = {}  # a decoder notes there what an encoder would write: comments, profiles, resolution
    out = io.BytesIO()
    upright.save(out, kept_as, **SAVED[kept_as])
    told = {"media_type": f"image/{kept_as.lower()}", "width": upright.width, "height": upright.height}
    return told, out.getvalue()
