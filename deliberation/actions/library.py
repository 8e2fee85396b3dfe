"""How a document is told to the library: read from a paste, made tidy, and found where it stands already."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace
from deliberation.actions.writing import many_lines, one_line
from deliberation.citations import read_citation
from deliberation.errors import Invalid
from deliberation.models import Source

ALIKE_AT_MOST = 20


def from_paste(workspace: Workspace, text: str) -> Source | dict[str, Any]:
    """The source that a paste names by its title in the library, else what the paste tells of one.

    Raises Invalid at ``paste``.
    """
    library = Source.objects.library().filter(workspace=workspace)
    named = (
        library.filter(title__iexact=one_line(text)).order_by("created_at").first() if text.strip() else None
    )
    return named or read_paste(text)


def read_paste(text: str) -> dict[str, Any]:
    """The fields of a source that a pasted address or line of a bibliography tells. Raises Invalid at ``paste``."""
    fields = read_citation(text).fields()
    if not fields.keys() & {"url", "title"}:
        raise Invalid.at("paste", "required", _("Paste an address, a citation, or a title."))
    if "url" in fields:
        try:
            Source._meta.get_field("url").clean(fields["url"], None)
        except ValidationError:
            raise Invalid.at("paste", "invalid", _("This is not a web address; mend it, or give a title."))
    return fields


def same_source(source: Source) -> Source | None:
    """The document of the library with the same address; without one, with the same title and nothing against it."""
    library = Source.objects.library().filter(workspace=source.workspace_id)
    if source.address_key:
        return library.filter(address_key=source.address_key).first()
    alike = library.filter(title__iexact=source.title).order_by("created_at")[:ALIKE_AT_MOST]
    return next((one for one in alike if not _differ(one, source)), None)


def _differ(one: Source, other: Source) -> bool:
    told = ((one.publisher.casefold(), other.publisher.casefold()), (one.year, other.year))
    return any(here and there and here != there for here, there in told)


def tidied(fields: dict[str, Any]) -> dict[str, Any]:
    tidy: dict[str, Callable[[str], str]] = {
        "quote": many_lines,
        "title": one_line,
        "publisher": one_line,
        "locator": one_line,
        "grade_reason": one_line,
        "url": str.strip,
    }
    if fields.get("published_on"):
        fields = fields | {"published_year": None}
    elif fields.get("published_year"):
        fields = fields | {"published_on": None}
    return {name: tidy[name](value) if name in tidy else value for name, value in fields.items()}
