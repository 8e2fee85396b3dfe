"""Two or more policies side by side; what differs is marked by a word beside it."""

from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.models import PolicyRecord
from frontend.reader import Reader

from .keyset import id_in
from .policy import facts_of
from .register import withheld

FEWEST, MOST = 2, 6


def asked_for(query) -> list[UUID]:
    """The ids behind ``with``, said once each or one after the other with commas, in their order."""
    words = ",".join(query.getlist("with")).split(",")
    return list(dict.fromkeys(pk for word in words if (pk := id_in(word.strip())) is not None))[:MOST]


def beside_page(request, workspace: Workspace) -> dict:
    """The context of register/beside.html. What the reader does not see is left out, as if it were not there."""
    reader, asked = Reader.of(request, workspace), asked_for(request.GET)
    found = PolicyRecord.objects.visible_to(request.user).filter(workspace=workspace, pk__in=asked)
    records = sorted(found, key=lambda one: asked.index(one.pk))
    return {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "register",
        "enough": len(records) >= FEWEST,
        "records": [_head(workspace, one, records, reader) for one in records],
        "rows": _rows(records, reader),
        "withheld": withheld(request, workspace),
    }


def _head(workspace: Workspace, record: PolicyRecord, records: list[PolicyRecord], reader: Reader) -> dict:
    others = [str(one.pk) for one in records if one is not record]
    return {
        "href": f"/w/{workspace.key}/register/{record.pk}/",
        "title": record.name_in(reader.language),
        "without": f"?with={','.join(others)}" if len(others) >= FEWEST else "",
    }


def _rows(records: list[PolicyRecord], reader: Reader) -> list[dict]:
    told = [[*facts_of(one, reader), (_("Summary"), one.summary)] for one in records]
    return [
        {
            "label": columns[0][0],
            "differs": len({value for _label, value in columns}) > 1,
            "cells": [value for _label, value in columns],
        }
        for columns in zip(*told, strict=True)
    ]
