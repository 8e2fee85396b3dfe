"""Reads HTML as a browser would and says what in it acts, styles, or reaches outside; knows nothing of nh3."""

import re
from html.parser import HTMLParser

HARMLESS = {
    *("p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li"),
    *("h3", "h4", "h5", "h6", "a", "sup", "section", "span"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    "img",
}
CLASSES = {"", "mention", "footnotes", "footnote-ref", "footnote-backref", "align-center", "align-right"}
ATTACHMENT = r"/attachments/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/"
FOOTNOTE = r"fn(ref)?-[0-9a-f]{8}-\d+(:\d+)?"
REL = "nofollow noopener noreferrer ugc"
OF_PICTURES = {"src": ATTACHMENT, "alt": r".*", "width": r"\d{1,5}", "height": r"\d{1,5}", "loading": "lazy"}


def faults(html):
    """List what is wrong with the HTML of a text; an empty list means that it is harmless."""
    reader = StrictReader()
    reader.feed(html)
    reader.close()
    return reader.faults


class StrictReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.faults = []

    def handle_starttag(self, tag, attrs):
        if tag not in HARMLESS:
            self.faults.append(f"<{tag}>")
        if tag == "a" and dict(attrs).get("rel") != REL:
            self.faults.append("a link without its rel")
        if tag == "img" and not {"src", "alt"} <= dict(attrs).keys():
            self.faults.append("a picture without its words or its place")
        self.faults += [
            f"{tag} {name}={value}" for name, value in attrs if not self.may_stand(tag, name, value or "")
        ]

    @staticmethod
    def may_stand(tag, name, value):
        allowed = (
            OF_PICTURES
            if tag == "img"
            else {
                "href": rf"(https?://|mailto:)[^\s\"<>]+|#{FOOTNOTE}|{ATTACHMENT}",
                "rel": re.escape(REL),
                "id": FOOTNOTE,
                "class": "|".join(CLASSES),
                "start": r"\d+",
            }
        )
        return name in allowed and re.fullmatch(allowed[name], value) is not None

    def handle_comment(self, data):
        self.faults.append(f"comment {data}")

    def handle_decl(self, decl):
        self.faults.append(f"declaration {decl}")

    def handle_pi(self, data):
        self.faults.append(f"instruction {data}")
