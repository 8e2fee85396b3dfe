"""The words of an HTML mail, line by line: scripts, styles and pictures are gone before anything else is looked at."""

from html.parser import HTMLParser

import nh3

BLOCKS = {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr", "table"}
KEPT = BLOCKS | {"br", "ul", "ol", "td", "th"}
APART = {"p", "blockquote", "pre", "ul", "ol", "table"}  # an empty line stands around them
DROPPED = {"script", "style", "title", "head", "template", "noscript", "svg", "math"}


def text_of_html(html: str) -> str:
    """Text of a document; what it quotes begins with ``>`` as in a plain mail."""
    safe = nh3.clean(html, tags=KEPT, attributes={}, clean_content_tags=DROPPED)
    reader = _Lines()
    reader.feed(safe)
    reader.close()
    return reader.text()


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.depth = 0

    def handle_starttag(self, tag: str, attrs) -> None:
        if tag == "br":
            self._break()
        elif tag in BLOCKS:
            self._close(apart=tag in APART)
        if tag == "blockquote":
            self.depth += 1
        if tag == "li":
            self.lines[-1] += "- "

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._close(apart=tag in APART)
        if tag == "blockquote":
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        words = " ".join(data.replace("\xa0", " ").split())
        if not words:
            return
        line = self.lines[-1]
        if not line and self.depth:
            line = "> "
        glue = " " if line and not line.endswith(" ") and data[:1].isspace() else ""
        self.lines[-1] = f"{line}{glue}{words}{' ' if data[-1:].isspace() else ''}"

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines).strip()

    def _break(self) -> None:
        self.lines.append("")

    def _close(self, *, apart: bool) -> None:
        if self.lines[-1]:
            self._break()
        if apart and len(self.lines) > 1 and self.lines[-2]:
            self._break()
