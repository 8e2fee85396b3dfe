"""A walk over clean HTML that writes lines: headings, items, rows, paragraphs."""

import re
from html.parser import HTMLParser

BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "dd",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "address",
    "caption",
    "body",
}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "dt": 6, "summary": 5}
ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|breadcrumbs?|cookies?|share|sharing|social|"
    r"sidebar|related|newsletter|comments?|skip|pagination|pager|gnb|lnb|snb|advert\w*|promo|"
    r"banner|toolbar|subscribe)(?:$|[\s_-])",
    re.IGNORECASE,
)
ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "menu"}
BODY_PERCENT = 30


class Page(HTMLParser):
    """Feed it clean HTML; then `text()`, the first `heading` and the `links`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, bool]] = []
        self.links: list[dict[str, str]] = []
        self.heading = ""
        self.words: list[str] = []
        self.stack: list[tuple[str, bool]] = []
        self.skipping = 0
        self.inside = 0
        self.lists: list[str] = []
        self.mark = ""
        self.rows: list[list[list[str]]] = []
        self.cells: list[list[str]] | None = None
        self.anchor: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.words.append(" " if self.cells is not None else "\n")
            return
        skip = self._is_aside(tag, {name: value or "" for name, value in attrs})
        self.stack.append((tag, skip))
        self.skipping += skip
        if self.skipping:
            return
        if tag in ("main", "article"):
            self._flush()
            self.inside += 1
        opener = getattr(self, f"_open_{tag}", None)
        if opener:
            opener(dict(attrs))
        elif tag in BLOCKS or tag in HEADINGS:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        while self.stack:
            open_tag, skip = self.stack.pop()
            if not self.skipping:
                self._close(open_tag)
            self.skipping -= skip
            if open_tag == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.words.append(re.sub(r"\s+", " ", data))

    def close(self) -> None:
        super().close()
        self._flush()

    def text(self) -> str:
        """The lines of the main part, or of the whole page when it has no main part worth the name."""
        body = [line for line, inside in self.lines if inside]
        whole = [line for line, _ in self.lines]
        if sum(map(len, body)) * 100 < BODY_PERCENT * sum(map(len, whole)):
            body = whole
        return re.sub(r"\n{3,}", "\n\n", "\n".join(body)).strip()

    def _is_aside(self, tag: str, attrs: dict[str, str]) -> bool:
        if tag in ("body", "main", "article", "html"):
            return False
        named = f"{attrs.get('class', '')} {attrs.get('id', '')}"
        hidden = "hidden" in attrs or attrs.get("aria-hidden") == "true"
        outer = tag in ("footer", "aside") and not self.inside
        return (
            hidden
            or outer
            or attrs.get("role") in ROLES
            or (tag not in HEADINGS and bool(ASIDE.search(named)))
        )

    def _open_a(self, attrs: dict[str, str | None]) -> None:
        self.anchor = (attrs.get("href") or "", len(self.words))

    def _open_strong(self, attrs: dict[str, str | None]) -> None:
        self.words.append("**")

    _open_b = _open_strong

    def _open_ul(self, attrs: dict[str, str | None]) -> None:
        self._flush()
        self.lists.append("-")

    def _open_ol(self, attrs: dict[str, str | None]) -> None:
        self._flush()
        self.lists.append("0")

    def _open_li(self, attrs: dict[str, str | None]) -> None:
        self._flush()
        if self.lists and self.lists[-1].isdigit():
            self.lists[-1] = str(int(self.lists[-1]) + 1)
            self.mark = f"{self.lists[-1]}. "
        else:
            self.mark = "- "

    def _open_table(self, attrs: dict[str, str | None]) -> None:
        self._flush()
        self._blank()

    def _open_tr(self, attrs: dict[str, str | None]) -> None:
        self._flush()
        self.cells = []

    def _open_td(self, attrs: dict[str, str | None]) -> None:
        self._flush()
        if self.cells is not None:
            self.cells.append([])

    _open_th = _open_td

    def _close(self, tag: str) -> None:
        closer = getattr(self, f"_close_{tag}", None)
        if closer:
            closer()
        elif tag in HEADINGS:
            self._heading(HEADINGS[tag])
        elif tag in BLOCKS or tag in ("li", "td", "th"):
            self._flush()
        if tag in ("main", "article"):
            self.inside = max(0, self.inside - 1)

    def _close_ul(self) -> None:
        self._flush()
        del self.lists[-1:]
        self._blank()

    _close_ol = _close_ul

    def _close_table(self) -> None:
        self._flush()
        self._blank()

    def _close_a(self) -> None:
        href, since = self.anchor or ("", 0)
        self.anchor = None
        title = " ".join("".join(self.words[since:]).replace("**", "").split())
        if href.startswith(("http://", "https://")) and title:
            self.links.append({"title": title[:300], "url": href[:2000]})

    def _close_strong(self) -> None:
        """Marks hug their words; without words there are none."""
        at = len(self.words) - 1 - self.words[::-1].index("**") if "**" in self.words else -1
        inner = "".join(self.words[at + 1 :]) if at >= 0 else ""
        if at < 0 or not inner.strip() or "\n" in inner:
            self.words = [word for index, word in enumerate(self.words) if index != at]
            return
        self.words[at:] = [" " * inner.startswith(" "), f"**{inner.strip()}**", " " * inner.endswith(" ")]

    _close_b = _close_strong

    def _heading(self, level: int) -> None:
        words = self._taken().replace("**", "").replace("\n", " ")
        if not words:
            return
        if self.cells:
            self.cells[-1].append(words)
            return
        self.heading = self.heading or (words if level <= 2 else "")
        self._blank()
        self._line(f"{'#' * level} {words}")
        self._blank()

    def _close_tr(self) -> None:
        """A row whose cells hold lists becomes as many rows as the longest of them."""
        self._flush()
        cells, self.cells = self.cells or [], None
        height = max((len(points) for points in cells), default=0)
        labels = [points[0] if len(points) == 1 and index == 0 else "" for index, points in enumerate(cells)]
        for at in range(height):
            row = [points[at] if at < len(points) else labels[index] for index, points in enumerate(cells)]
            self._line("| " + " | ".join(row) + " |")

    def _flush(self) -> None:
        words = self._taken()
        if not words:
            return
        if self.cells:
            self.cells[-1].append(words.replace("|", "/").replace("\n", " "))
            return
        if self.mark:
            indent = "  " * (len(self.lists) - 1)
            self._line(f"{indent}{self.mark}{words.replace(chr(10), ' ')}")
            self.mark = ""
        elif self.lists:
            self._line("  " * len(self.lists) + words.replace("\n", " "))
        else:
            self._blank()
            for line in words.split("\n"):
                self._line(line.strip())
            self._blank()

    def _taken(self) -> str:
        words, self.words = "".join(self.words), []
        return "\n".join(" ".join(line.split()) for line in words.split("\n")).strip()

    def _line(self, line: str) -> None:
        self.lines.append((line, self.inside > 0))

    def _blank(self) -> None:
        if self.lines and self.lines[-1][0] and self.cells is None:
            self._line("")
