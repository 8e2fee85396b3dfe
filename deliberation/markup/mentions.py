"""Who is mentioned: "[@Minji Seo](mention:UUID)", a link that stays readable where nothing renders it.

People type "@Minji Seo"; ``link_mentions`` makes the link of it, ``spell_mentions`` the way back for an editor.
"""

import re
from collections.abc import Iterator, Mapping

from deliberation.markup.parser import parse

CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)
# Not within a word or an address ("who@where"), and not what is a link already.
CALL = re.compile(r"(?<![\w@\[/.])@(?=\w)")
UNCALLED = re.compile(CALL.pattern + r"\w+")
LINK = re.compile(r"\[@(?:\\.|[^\[\]\\]){1,200}\]\(mention:([0-9a-fA-F-]{36})\)")
UNNAMED = re.compile(r"\[@\]\(person:([0-9a-f-]{36})\)")


def mentions_in(text: str) -> list[str]:
    """Return the ids (UUIDs in lower case) of the people a Markdown text mentions, each once, in its order.

    A mention within code is none. Whether there is such a person, who may be told, is the caller's to ask.
    """
    if "mention:" not in text:
        return []
    children = (child for token in parse(text) for child in token.children or [])
    return list(dict.fromkeys(child.meta["person"] for child in children if "person" in child.meta))


def link_mentions(text: str, people: Mapping[str, str]) -> str:
    """Return the text with each "@spelling" of ``people`` (spelling to id) as a link; code stays as it is.

    The longest spelling wins; a Korean one may carry a particle ("@김하나에게").
    """
    by_beginning: dict[str, list[str]] = {}
    for spelling in sorted(people, key=len, reverse=True):
        by_beginning.setdefault(spelling[:1].lower(), []).append(spelling)
    parts = CODE.split(text)
    parts[::2] = ["".join(_linked(part, people, by_beginning)) for part in parts[::2]]
    return "".join(parts)


def uncalled(text: str) -> str:
    """Return the first word after an "@" that called nobody, once ``link_mentions`` was here; none is ""."""
    words = (word for part in CODE.split(text)[::2] for word in UNCALLED.findall(part))
    return next(words, "")


def spell_mentions(text: str, people: Mapping[str, str]) -> str:
    """Return the text with the links to ``people`` as one types them; others stay links, and code as it is."""
    spelled = {person: spelling for spelling, person in people.items()}
    parts = CODE.split(text)
    parts[::2] = [
        LINK.sub(lambda link: f"@{spelled[link[1]]}" if link[1] in spelled else link[0], part)
        for part in parts[::2]
    ]
    return "".join(parts)


def relabel_mentions(text: str, person: str, label: str) -> str:
    """Return the text with every link to ``person`` (an id) saying ``label``, also within code."""
    said = f"[@{_label(label)}](mention:{person})"
    return LINK.sub(lambda link: said if link[1].lower() == person else link[0], text)


def unname_mentions(text: str) -> str:
    """Return the text with every link to a person saying only who, for texts that never change: names may go."""
    return LINK.sub(lambda link: f"[@](person:{link[1].lower()})", text)


def unnamed_in(text: str) -> list[str]:
    """Return the ids of the people whose names ``unname_mentions`` left out."""
    return list(dict.fromkeys(UNNAMED.findall(text)))


def name_mentions(text: str, people: Mapping[str, str]) -> str:
    """Return the text with the names (by id) that ``unname_mentions`` left out."""
    return UNNAMED.sub(lambda link: f"[@{_label(people.get(link[1], '…'))}](mention:{link[1]})", text)


def _linked(text: str, people: Mapping[str, str], by_beginning: dict[str, list[str]]) -> Iterator[str]:
    done = 0
    for call in CALL.finditer(text):
        found = _spelling_at(text, call.end(), by_beginning)
        if found:
            yield f"{text[done : call.start()]}[@{_label(found)}](mention:{people[found]})"
            done = call.end() + len(found)
    yield text[done:]


def _spelling_at(text: str, start: int, by_beginning: dict[str, list[str]]) -> str:
    for spelling in by_beginning.get(text[start].lower(), ()):
        end = start + len(spelling)
        if text[start:end].lower() == spelling.lower() and _ends_there(spelling, text[end : end + 1]):
            return spelling
    return ""


def _ends_there(spelling: str, after: str) -> bool:
    """Whether the name is over: no Latin letter follows; syllables may, as particles do."""
    return not (after.isascii() and (after.isalnum() or after == "_")) or not spelling[-1].isalnum()


def _label(spelling: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", spelling)
