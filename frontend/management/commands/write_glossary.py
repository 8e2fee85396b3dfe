"""Writes docs/glossary.md from the table that the pages explain our words with."""

from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from frontend.glossary import GROUPS, Group

GLOSSARY = settings.BASE_DIR / "docs/glossary.md"
HEAD = """# Glossary

The words of the pages, in both languages; each is explained on `/help/words/` and beside the places where it first
matters. Written by `bin/manage write_glossary` from `frontend/glossary.py` and `frontend/meanings.py`: change it there.
"""


class Command(BaseCommand):
    help = "Writes docs/glossary.md from the table of words in the code."

    def handle(self, *args, **options):
        GLOSSARY.write_text(glossary(), encoding="utf-8")
        self.stdout.write(f"{sum(len(group.words) for group in GROUPS)} words in {GLOSSARY.name}")


def glossary() -> str:
    return "\n".join([HEAD, *(line for group in GROUPS for line in _table(group))])


def _table(group: Group) -> Iterator[str]:
    english, korean = _said(group, "en"), _said(group, "ko")
    yield f"## {english[0]} · {korean[0]}"
    yield ""
    yield "| code | English | Korean |"
    yield "|---|---|---|"
    for code, one, other in zip(group.words, english[1], korean[1], strict=True):
        yield f"| `{code}` | **{one['word']}** {one['means']} | **{other['word']}** {other['means']} |"
    yield ""


def _said(group: Group, language: str) -> tuple[str, list[dict[str, str]]]:
    with override(language):
        return str(group.title), group.entries()
