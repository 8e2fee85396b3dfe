"""Pictures as a camera or a program makes them, with what they tell beside their points."""

import io

from PIL import Image

PLACE, CAMERA, REMARK = b"37.5665N 126.9780E", b"Ministry's own phone", b"Not for outsiders"
UPRIGHT = 0x0112
MADE_BY, DESCRIPTION = 0x010F, 0x010E


def picture(kind: str = "PNG", size=(60, 40), mode: str = "RGB", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 1 if mode in ("1", "P") else None).save(out, kind, **options)
    return out.getvalue()


def photo(kind: str = "JPEG") -> bytes:
    """Lying on its side, with place, camera and a remark."""
    exif = Image.Exif()
    exif[UPRIGHT], exif[MADE_BY], exif[DESCRIPTION] = 6, CAMERA.decode(), PLACE.decode()
    more = {"comment": REMARK} if kind == "JPEG" else {}
    return picture(kind, exif=exif, **more)


def moving() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("P", (8, 8), colour) for colour in (1, 2, 3)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=REMARK)
    return out.getvalue()


def shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))
