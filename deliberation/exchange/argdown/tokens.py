"""Argdown cut into its signs, in one pass whose cost grows with the text and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What the beginning of a line may be; blanks before it are its indentation.
RELATION = re.compile(r"\+>|->|><|_>|<_|<\+|<-|\+|-(?!-)|_(?=\s)")
STEP = re.compile(r"\(\d{1,6}\)")
ITEM = re.compile(r"(?:\*|\d{1,9}\.)(?=\s)")
HEADING = re.compile(r"#+(?= )")
INFERENCE = re.compile(r"-{2,}")
FRONT_MATTER = re.compile(r"\s*={3,}[ \t]*\n")
TAG = re.compile(r"#[A-Za-z0-9_^`\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+")
PLAIN = re.compile(r"[^\\@#*_\[<{/\n]+")
BLANKS = re.compile(r"[ \t]*")
END_OF_DATA = re.compile(r"\}(?=\s*\Z|\s[^,}])")
AFTER_EMPHASIS = re.compile(r"[\s)}_.,!?;:\-*]|\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is the name of its sign; ``more`` an address, a mark's length or an indentation, by its kind."""

    kind: str
    words: str
    line: int
    more: int | str = 0


class Tokens:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.line = text, 0, 1
        self._next: dict[str, int] = {}
        self._data_end = -1
        self._begins_element = True

    def __iter__(self) -> Iterator[Token]:
        yield from self._front_matter()
        yield from self._beginning_of_line()
        while self.at < len(self.text):
            if (newline := self._newline()) is not None:
                yield newline
                yield from self._beginning_of_line()
            else:
                yield from self._sign()

    def _front_matter(self) -> Iterator[Token]:
        begins = FRONT_MATTER.match(self.text)
        if begins is None:
            return
        ends = self.text.find("\n===", begins.end() - 1)
        if ends < 0:
            yield self._take("unclosed_front_matter", len(self.text), "")
            return
        yield self._take("front_matter", ends + 1, self.text[begins.end() : ends + 1])
        self._skip(self._find("\n"))

    def _newline(self) -> Token | None:
        if self.text[self.at] != "\n":
            return None
        return self._take("newline", self.at + 1, " ")

    def _beginning_of_line(self) -> Iterator[Token]:
        """Blank lines, indentation, and the mark behind it."""
        blanks = BLANKS.match(self.text, self.at).end()
        indent = blanks - self.at
        if self.text.startswith("\n", blanks):
            yield self._take("blank", blanks, "")
            self._begins_element = True
            return
        for kind, pattern in (("relation", RELATION), ("step", STEP), ("item", ITEM), ("heading", HEADING)):
            if found := pattern.match(self.text, blanks):
                yield self._take(kind, found.end(), found[0], indent)
                self._begins_element = True
                return
        if found := INFERENCE.match(self.text, blanks):
            yield self._inference(found)
        self._skip(BLANKS.match(self.text, self.at).end())

    def _inference(self, found: re.Match) -> Token:
        """From `--` to the next one; a line of four and more is a whole one."""
        if len(found[0]) >= 4:
            return self._take("inference", found.end(), "")
        ends = self._find("--", found.end())
        words = self.text[found.end() : ends]
        closed = INFERENCE.match(self.text, ends)
        return self._take("inference", closed.end() if closed else ends, words)

    def _sign(self) -> Iterator[Token]:
        plain = PLAIN.match(self.text, self.at)
        if plain:
            self._begins_element = self._begins_element and not plain[0].strip()
            yield self._take("text", plain.end(), plain[0])
            return
        token = SIGNS[self.text[self.at]](self)
        if token is None:
            token = self._take("text", self.at + 1, self.text[self.at])
        if token.kind != "comment":
            self._begins_element = False
        yield token

    def _escape(self) -> Token | None:
        following = self.text[self.at + 1 : self.at + 2]
        return self._take("text", self.at + 2, following) if following.strip("\n") else None

    def _comment(self) -> Token | None:
        """`//` to the end of its line, or `/* … */`."""
        if self.text.startswith("//", self.at):
            return self._take("comment", self._find("\n"), "")
        return self._closed("/*", "*/")

    def _closed(self, begins: str, ends: str) -> Token | None:
        closing = (
            self._find(ends, self.at + len(begins))
            if self.text.startswith(begins, self.at)
            else len(self.text)
        )
        return self._take("comment", closing + len(ends), "") if closing < len(self.text) else None

    def _angle(self) -> Token | None:
        return self._closed("<!--", "-->") or self._title("argument", ">")

    def _square(self) -> Token | None:
        return self._link() or self._title("statement", "]")

    def _link(self) -> Token | None:
        closing = self._find("]", self.at + 2)
        if not self.text.startswith("](", closing):
            return None
        ends = self._find(")", closing + 3, "of a link")
        if ends >= len(self.text):
            return None
        words, address = self.text[self.at + 1 : closing], self.text[closing + 2 : ends]
        return self._take("link", ends + 1, " ".join(words.split()), address.strip())

    def _title(self, kind: str, bracket: str) -> Token | None:
        """A definition or a reference, where an element may begin; elsewhere brackets are mere signs."""
        closing = self._find(bracket, self.at + 2)
        if not self._begins_element or closing >= self._find("\n"):
            return None
        title, ends = self.text[self.at + 1 : closing], closing + 1
        defined = self.text.startswith(":", ends)
        return self._take(f"{kind}_{'definition' if defined else 'reference'}", ends + defined, title)

    def _mention(self) -> Token | None:
        bracket = {"[": "]", "<": ">"}.get(self.text[self.at + 1 : self.at + 2])
        if bracket is None:
            return None
        closing = self._find(bracket, self.at + 3)
        if closing >= self._find("\n"):
            return None
        return self._take("text", closing + 1, self.text[self.at + 2 : closing])

    def _tag(self) -> Token | None:
        if found := TAG.match(self.text, self.at):
            return self._take("tag", found.end(), found[0][1:])
        closing = self._find(")", self.at + 3) if self.text.startswith("#(", self.at) else len(self.text)
        return (
            self._take("tag", closing + 1, self.text[self.at + 2 : closing])
            if closing < len(self.text)
            else None
        )

    def _emphasis(self) -> Token:
        sign = self.text[self.at]
        mark = sign * (2 if self.text.startswith(sign * 2, self.at) else 1)
        before, after = (
            self.text[self.at - 1 : self.at],
            self.text[self.at + len(mark) : self.at + len(mark) + 1],
        )
        may = (1 if after.strip() else 0) | (2 if before.strip() and AFTER_EMPHASIS.match(after) else 0)
        return self._take("emphasis", self.at + len(mark), mark, may)

    def _data(self) -> Token | None:
        if self._data_end < self.at:
            found = END_OF_DATA.search(self.text, self.at)
            self._data_end = found.start() if found else len(self.text)
        if self._data_end >= len(self.text):
            return None
        return self._take("data", self._data_end + 1, self.text[self.at : self._data_end + 1])

    def _find(self, sign: str, start: int = -1, use: str = "") -> int:
        """Where it comes next, or the end. Of one sign and use ``start`` only grows, so that no part of the text is
        looked through twice.
        """
        start = self.at if start < 0 else start
        if self._next.get(sign + use, -1) < start:
            found = self.text.find(sign, start)
            self._next[sign + use] = found if found >= 0 else len(self.text)
        return self._next[sign + use]

    def _take(self, kind: str, end: int, words: str, more: int | str = 0) -> Token:
        token = Token(kind, words, self.line, more)
        self._skip(end)
        return token

    def _skip(self, end: int) -> None:
        end = min(end, len(self.text))
        self.line += self.text.count("\n", self.at, end)
        self.at = end


SIGNS = {
    "\\": Tokens._escape,
    "/": Tokens._comment,
    "<": Tokens._angle,
    "[": Tokens._square,
    "@": Tokens._mention,
    "#": Tokens._tag,
    "*": Tokens._emphasis,
    "_": Tokens._emphasis,
    "{": Tokens._data,
}
