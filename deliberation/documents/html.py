"""An outline as HTML: its blocks as a page shows them, or a file of its own that needs nothing from anywhere.

Every word goes through ``format_html``: what people wrote is text.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .markdown import PLAIN_ADDRESS
from .outline import Block, Bullet, Heading, Note, Outline, Run, Runs, Table, said_of

STYLE = """
:root { color-scheme: light; }
body { margin: 2rem auto; padding: 0 1.25rem; max-width: 46rem; background: #fff; color: #1f2937;
  font: 1rem/1.6 Calibri, "Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans KR", sans-serif;
  word-break: keep-all; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; margin: 1.5rem 0 .25rem; border-bottom: 1px solid #d1d5db; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p, ul { margin: .25rem 0; }
ul { padding-inline-start: 1.25rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0; width: 100%; }
th, td { border: 1px solid #9ca3af; padding: .25rem .5rem; text-align: start; vertical-align: top;
  overflow-wrap: break-word; }
thead th { background: #f3f4f6; }
sup a { text-decoration: none; }
.stamp { border-top: 1px solid #9ca3af; margin-top: 1.5rem; padding-top: .5rem; font-size: .8125rem; }
.stamp p { margin: 0; }
ol { font-size: .875em; margin: .25rem 0; padding-inline-start: 1.5rem; }
.compact { font-size: .875rem; line-height: 1.35; }
.compact h1 { font-size: 1.5em; }
.compact h2 { font-size: 1.125em; margin-top: .5em; }
.compact .stamp { margin-top: .75em; }
@page { size: A4; margin: 16mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; }
  body.compact { font-size: 9pt; line-height: 1.25; } h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; }
  thead { display: table-header-group; } a { color: inherit; } }
"""
FILE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="dcterms.created" content="{made_at}">
<title>{title}</title>
<style>{style}</style>
</head>
<body{compact}>
{body}
</body>
</html>
"""


def as_html(outline: Outline, *, title: str, made_at: datetime) -> str:
    return format_html(
        FILE,
        language=outline.language,
        made_at=made_at.isoformat(timespec="seconds"),
        title=title,
        style=SafeString(STYLE),
        compact=SafeString(' class="compact"' if outline.compact else ""),
        body=blocks_of(outline),
    )


def blocks_of(outline: Outline, *, below: int = 0) -> SafeString:
    """What stands in a page's body; or in another page, ``below`` so many levels of its headings."""
    parts = [*_flow(outline.blocks, below), *_foot(outline, below)]
    return format_html_join("\n", "{}", ((part,) for part in parts))


def _flow(blocks: Iterable[Block], below: int) -> Iterator[SafeString]:
    """Bullets that follow each other become one list."""
    bullets: list[Bullet] = []
    for block in blocks:
        if isinstance(block, Bullet):
            bullets.append(block)
            continue
        if bullets:
            yield _list(bullets)
            bullets = []
        yield _block(block, below)
    if bullets:
        yield _list(bullets)


def _block(block: Block, below: int) -> SafeString:
    if isinstance(block, Heading):
        return format_html("<h{0}>{1}</h{0}>", block.level + below, _runs(block.runs))
    if isinstance(block, Table):
        return _table(block)
    return format_html("<p>{}</p>", _runs(block.runs))


def _list(bullets: list[Bullet]) -> SafeString:
    """Each with those that stand deeper right behind it."""
    top = min(one.depth for one in bullets)
    groups: list[tuple[Bullet | None, list[Bullet]]] = []
    for one in bullets:
        if one.depth == top or not groups:
            groups.append((one if one.depth == top else None, [] if one.depth == top else [one]))
        else:
            groups[-1][1].append(one)
    items = ((_runs(one.runs) if one else "", _list(below) if below else "") for one, below in groups)
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}{}</li>", items))


def _table(table: Table) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((words,) for words in table.head))
    rows = format_html_join("\n", "<tr>{}</tr>", ((_row(row),) for row in table.rows))
    inner = format_html("<thead><tr>{}</tr></thead>\n<tbody>{}</tbody>", head, rows)
    return format_html('<div class="scroll" tabindex="0"><table class="table">{}</table></div>', inner)


def _row(cells: tuple[Runs, ...]) -> SafeString:
    first = format_html('<th scope="row">{}</th>', _runs(cells[0]))
    return first + format_html_join("", "<td>{}</td>", ((_runs(cell),) for cell in cells[1:]))


def _runs(runs: Runs) -> SafeString:
    return format_html_join("", "{}", ((_run(run),) for run in runs))


def _run(run: Run) -> SafeString:
    words = format_html("<strong>{}</strong>" if run.strong and run.text else "{}", run.text)
    marks = ((_("source"), number) for number in run.notes)
    return words + format_html_join(
        "", '<sup><a href="#source-{1}" aria-label="{0} {1}">{1}</a></sup>', marks
    )


def _foot(outline: Outline, below: int) -> Iterator[SafeString]:
    if outline.notes:
        notes = format_html_join("\n", '<li id="source-{}">{}{}</li>', map(_note, outline.notes))
        yield format_html("<h{0}>{1}</h{0}>\n<ol>{2}</ol>", 2 + below, _("Sources"), notes)
    if outline.stamp:
        lines = format_html_join("\n", "<p>{}</p>", ((line,) for line in outline.stamp))
        yield format_html('<div class="stamp">{}</div>', lines)


def _note(note: Note) -> tuple[int, str, SafeString | str]:
    """Its number, what it says, and its address, which is a link only where that is an address."""
    is_link = PLAIN_ADDRESS.match(note.url) and note.url != note.title
    link = format_html(' <a href="{0}" rel="noreferrer">{0}</a>', note.url) if is_link else ""
    return note.number, said_of(note), link
