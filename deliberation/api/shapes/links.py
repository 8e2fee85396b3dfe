"""Links as answers, for members."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language

from deliberation.models import Argument, Initiative, Link
from deliberation.permissions import can_remove_link

from .reader import Reader, api, argument_url, board_url, person


def link_rows(user) -> QuerySet[Link]:
    """What ``shape_link`` reads, of the links of which ``user`` sees both ends."""
    return Link.objects.visible_to(user).with_ends()


def shape_link(row: Link, reader: Reader) -> dict:
    place = _place(row)
    return {
        "id": row.pk,
        "url": api(f"links/{row.pk}"),
        "html_url": place["html_url"],
        "workspace": row.workspace.key,
        "thing": _thing(row),
        "place": place,
        "initiative": row.of_initiative.pk,
        "note": row.note,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        "created_at": row.created_at,
        "updated_at": row.created_at,  # it is made and taken away, and never changed
        "permissions": {"remove": can_remove_link(reader.by, row)},
    }


def _thing(row: Link) -> dict:
    thing = row.thing
    return {
        "type": row.thing_type,
        "id": thing.pk,
        "title": thing.title_in((get_language() or "en")[:2]),
        "html_url": f"{settings.BASE_URL}{thing.path_in(row.workspace.key)}",
    }


def _place(row: Link) -> dict:
    place: Any = row.place
    initiative, argument = row.of_initiative, row.of_argument
    initiative.workspace = row.workspace
    url = argument_url(initiative.ref, argument.number) if argument else board_url(initiative.ref)
    if isinstance(place, Initiative):
        title = place.title
    elif isinstance(place, Argument):
        title = place.claim
    else:
        title, url = str(place.source), f"{url}#evidence-{place.pk}"
    return {"type": row.place_type, "id": place.pk, "title": title, "html_url": url}
