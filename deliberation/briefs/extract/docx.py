"""DOCX through mammoth: its HTML, then the same walk as any page."""

import io
import re

import mammoth

from . import packed
from .html import from_markup

TITLE = re.compile(rb"<dc:title>([^<]{1,500})</dc:title>")
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='제목'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
b => strong
"""


def read(content: bytes) -> tuple[str, str, list[dict[str, str]]]:
    """(text, title, links); pictures are left where they are."""
    archive = packed.opened(content)
    packed.without_declarations(archive)
    no_picture = mammoth.images.img_element(lambda image: {})
    page = mammoth.convert_to_html(io.BytesIO(content), style_map=STYLES, convert_image=no_picture).value
    text, heading, links = from_markup(page)
    return text, heading or _property(archive), links


def _property(archive) -> str:
    if "docProps/core.xml" not in archive.namelist():
        return ""
    match = TITLE.search(archive.read("docProps/core.xml"))
    return match[1].decode("utf-8", "replace") if match else ""
