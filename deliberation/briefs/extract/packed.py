"""Zip files that are documents: weighed before anything in them is unpacked."""

import io
import re
import struct
import zipfile
import zlib
from typing import BinaryIO

from .limits import MEMBERS_AT_MOST, RATIO_AT_MOST, SMALL_ENOUGH, UNPACKED_AT_MOST
from .refused import Unreadable

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HWPX = "application/hwp+zip"
ENTITIES = re.compile(
    rb"<!\s*(?:DOCTYPE|ENTITY)|<\0!\0\s?\0?(?:D\0O\0C|E\0N\0T)|\0<\0!\0(?:D\0O\0C|E\0N\0T)", re.IGNORECASE
)
MARKUP = (".xml", ".rels", ".hpf", ".opf")
# The two methods of which Python unpacks a piece at a time; of the others all of it at once.
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ENTRY = b"PK\1\2"  # begins each entry of a table of contents
# What zipfile raises, here and while a part is read, where bytes were changed.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError),
)


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, once its declared sizes are found sane and its XML free of declarations."""
    return weighed(io.BytesIO(content))


def weighed(file: BinaryIO) -> zipfile.ZipFile:
    """The archive in a file, once what it declares is found sane; raises Unreadable."""
    if _entries(file) > MEMBERS_AT_MOST:
        raise Unreadable("expands")
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise Unreadable("broken") from error
    members = archive.infolist()
    _weigh(members)
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted")
    return archive


def media_type_of(content: bytes) -> str:
    """DOCX or HWPX by the parts that only these have; raises Unreadable for other archives."""
    names = set(opened(content).namelist())
    if "word/document.xml" in names:
        return DOCX
    if "Contents/section0.xml" in names or "Contents/content.hpf" in names:
        return HWPX
    raise Unreadable("wrong_type")


def without_declarations(archive: zipfile.ZipFile) -> None:
    """Raise Unreadable if any XML part declares a document type or entities; no word processor writes them."""
    for member in archive.infolist():
        if member.filename.lower().endswith(MARKUP) and ENTITIES.search(archive.read(member)):
            raise Unreadable("entities")


def _entries(file: BinaryIO) -> int:
    """How many entries there can be at the most, before zipfile makes an object of each."""
    found, tail = 0, b""
    while piece := file.read(1024 * 1024):
        found += (tail + piece).count(ENTRY)
        tail = piece[1 - len(ENTRY) :]
    file.seek(0)
    return found


def _weigh(members: list[zipfile.ZipInfo]) -> None:
    """The declared size binds: Python unpacks no more of a stored or deflated part than its entry says."""
    if any(member.compress_type not in METHODS for member in members):
        raise Unreadable("broken")
    total = sum(member.file_size for member in members)
    if total > UNPACKED_AT_MOST or len(members) > MEMBERS_AT_MOST:
        raise Unreadable("expands")
    for member in members:
        if member.file_size > SMALL_ENOUGH and member.file_size > RATIO_AT_MOST * max(
            member.compress_size, 1
        ):
            raise Unreadable("expands")
