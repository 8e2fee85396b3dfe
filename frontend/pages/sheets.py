"""The meeting sheet as its template prints it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from deliberation.models import Initiative
from deliberation.sheets import Sheet, sheet_of
from deliberation.sheets import words as said
from deliberation.sheets.facts import Handling, Item
from frontend.reader import Reader


def sheet_page(request, initiative: Initiative) -> dict:
    """The context of sheets/sheet.html."""
    reader = Reader.of(request, initiative.workspace)
    sheet = sheet_of(initiative, reader.now)
    return {
        "workspace": initiative.workspace,
        "section": "initiatives",
        "initiative": initiative,
        "sheet": sheet,
        "stage": f"{said.stage_word(sheet.stage)} · {_stage_note(sheet, reader)}",
        "made": reader.moment(sheet.made_at),
        "parties": [(said.party_word(part), one.in_language(reader.language)) for part, one in sheet.parties],
        "positions": [
            {
                "organisation": one.organisation.in_language(reader.language),
                "stand": said.stand_word(one.stand),
                "conditions": one.conditions,
            }
            for one in sheet.positions
        ],
        "divided": _items(sheet.divided or (), sheet),
        "divided_told": sheet.divided is not None,
        "challenges": [_handling(one, sheet, reader) for one in sheet.challenges],
        "actions": [
            {"text": one.text, "who": _joined(one.owner, _due(one.due, reader))} for one in sheet.actions
        ],
    }


def _stage_note(sheet: Sheet, reader: Reader) -> str:
    if sheet.closes_at:
        return _("closes %s") % reader.moment(sheet.closes_at)
    return _("since %s") % reader.date(sheet.since.astimezone(reader.tz).date())


def _items(items: Iterable[Item], sheet: Sheet) -> list[dict]:
    return [_item(one, sheet) for one in items]


def _item(item: Item, sheet: Sheet) -> dict:
    number = item.ref.rpartition("#")[2]
    return {
        "href": f"/i/{sheet.ref}/{number}/",
        "ref": item.ref,
        "kind": item.kind,
        "word": said.kind_word(item.kind) if item.kind else said.relation_word(item.relation),
        "claim": item.claim,
        "tally": said.tally_words(item.tally) if item.tally else "",
        "notes": item.notes,
        "reply": _item(item.reply, sheet) if item.reply else None,
    }


def _handling(one: Handling, sheet: Sheet, reader: Reader) -> dict:
    owner = one.owner.in_language(reader.language) if one.owner else ""
    who = _joined(owner, one.responsible) or _("nobody named")
    return {
        **_item(one.item, sheet),
        "status": said.status_word(one.status),
        "who": who,
        "due": _due(one.due, reader),
    }


def _due(day, reader: Reader) -> str:
    return _("due %s") % reader.date(day) if day else ""


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))
