"""Who is mentioned: "[@Minji Seo](mention:UUID)", a link that stays readable where nothing renders it."""

from deliberation.markup.parser import parse


def mentions_in(text: str) -> list[str]:
    """Return the ids (UUIDs in lower case) of the people a Markdown text mentions, each once, in its order.

    A mention within code is none. Whether there is such a person, who may be told, is the caller's to ask.
    """
    if "mention:" not in text:
        return []
    children = (child for token in parse(text) for child in token.children or [])
    return list(dict.fromkeys(child.meta["person"] for child in children if "person" in child.meta))
