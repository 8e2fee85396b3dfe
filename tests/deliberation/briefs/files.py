"""Small files of every kind, made on the spot."""

import io
import zipfile

import docx
import pypdf

HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"
HS = "http://www.hancom.co.kr/hwpml/2011/section"
FONTS = "/Resources << /Font << /F1 5 0 R >> >>"
HH = "http://www.hancom.co.kr/hwpml/2011/head"


def word(*, title: str = "", paragraphs: tuple = (), table: tuple = (), bullets: tuple = ()) -> bytes:
    """A DOCX with a heading, paragraphs, a table of rows and a list."""
    document = docx.Document()
    if title:
        document.add_heading(title, 1)
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in enumerate(table):
            for column, words in enumerate(cells):
                grid.cell(row, column).text = words
    for words in bullets:
        document.add_paragraph(words, style="List Bullet")
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def archive(**members: str | bytes) -> bytes:
    """A zip of the members; `__` in a name stands for a slash and `_dot_` for a dot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in members.items():
            parts.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


def hangul(body: str, *, styles: str = "", **more: str) -> bytes:
    """An HWPX whose one section holds `body`."""
    section = f'<hs:sec xmlns:hs="{HS}" xmlns:hp="{HP}">{body}</hs:sec>'
    header = f'<hh:head xmlns:hh="{HH}">{styles}</hh:head>'
    return archive(
        mimetype="application/hwp+zip",
        Contents__section0_dot_xml=section,
        Contents__header_dot_xml=header,
        **more,
    )


def paragraph(words: str, style: str = "0") -> str:
    return f'<hp:p styleIDRef="{style}"><hp:run><hp:t>{words}</hp:t></hp:run></hp:p>'


def hangul_table(*rows: tuple[str, ...]) -> str:
    cells = [
        "".join(f"<hp:tc><hp:subList>{paragraph(cell)}</hp:subList></hp:tc>" for cell in row) for row in rows
    ]
    return (
        "<hp:p><hp:run><hp:tbl>"
        + "".join(f"<hp:tr>{row}</hp:tr>" for row in cells)
        + "</hp:tbl></hp:run></hp:p>"
    )


def pdf(*lines: tuple[int, int, str]) -> bytes:
    """A one-page PDF with each line of Latin text at its (x, y) in points."""
    shown = "".join(f"BT /F1 11 Tf {x} {y} Td ({words}) Tj ET\n" for x, y, words in lines)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {FONTS} >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    written, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF"
    return written + end.encode("latin-1")


def blank_pdf(*, password: str = "") -> bytes:
    """A PDF of one page without any text, as a scanner leaves it."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def old_office(*streams: str) -> bytes:
    """The beginning of an old compound file that names its streams."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 504
        + b"".join(name.encode("utf-16-le") for name in streams)
    )
