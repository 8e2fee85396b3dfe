"""Hints that stand beside a word: what it means, one press away and with no script."""

from functools import cache

from django import template
from django.utils.translation import get_language

from frontend.glossary import BY_CODE

register = template.Library()


@register.inclusion_tag("components/means.html")
def means(code: str, word: str = "", place: str = "") -> dict:
    """All words of a group of the glossary, or that one; ``place`` tells apart two hints of a page to the same."""
    return {**_hint(get_language(), code, word), "id": "-".join(filter(None, ("means", code, word, place)))}


@cache
def _hint(language: str | None, code: str, word: str) -> dict:
    group = BY_CODE[code]
    entries = [one for one in group.entries() if not word or one["code"] == f"{code}-{word}"]
    return {"group": code, "title": str(group.title), "entries": entries, "one": entries[0] if word else None}
