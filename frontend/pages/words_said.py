"""What was said to minutes or to a status report, as components/words_said.html shows it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import Organisation
from deliberation.models import Approval, Meeting, ReportWord, StatusReport
from frontend.reader import Reader

Word = Approval | ReportWord


def words_said(
    thing: Meeting | StatusReport, words: Iterable[Word], reader: Reader, *, waits: bool
) -> list[dict]:
    """What counts of all its ``words``, who is asked while it ``waits``, and what was said to earlier texts."""
    counts = thing.said.values()
    rows = [_said(row, reader, is_void=False) for row in counts]
    if waits:
        rows += [{"who": who, "waits": True} for who in _asked(thing, reader)]
    return rows + [_said(row, reader, is_void=True) for row in words if row not in counts]


def _asked(thing: Meeting | StatusReport, reader: Reader) -> list[str]:
    return [one.name_in(reader.language) for one in thing.silent.values()] or [_("The facilitator")]


def unheard(
    organisations: Iterable[Organisation], thing: Meeting | StatusReport, reader: Reader
) -> list[dict]:
    """Rows of those without a word, whom nobody can be asked for."""
    left = [one for one in organisations if one.pk not in thing.asked and one.pk not in thing.said]
    return [{"who": one.name_in(reader.language), "nobody": True} for one in left]


def _said(row: Word, reader: Reader, *, is_void: bool) -> dict:
    return {
        "who": row.organisation.name_in(reader.language) if row.organisation else _("The facilitator"),
        "agreed": row.agreed,
        "reason": row.reason,
        "by": row.by.name,
        "when": reader.moment(row.at),
        "void": is_void,
    }
