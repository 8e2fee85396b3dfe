"""A report is what was said to it, by lead parties on the text that they read; what was submitted has whole figures."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Exists, F, OuterRef, Q

from deliberation.figures import is_whole
from deliberation.models import Activity, Party, ReportWord, StatusReport

from .faults import AT_ONCE, Fault, Scope, found, table

wrong = partial(found, "status_reports")
State = StatusReport.State


def faults(scope: Scope) -> Iterator[Fault]:
    reports = scope.of(StatusReport.objects.all(), "initiative__workspace")
    for rows, what in _of_states(reports):
        yield from wrong(rows, what, named="initiative")
    words = scope.of(ReportWord.objects.all(), "report__initiative__workspace")
    for rows, what in _of_words(words):
        yield from wrong(rows, what, named="report__initiative")
    yield from _figures(reports)


def _of_states(reports):
    draft, approved = Q(state=State.DRAFT), Q(state=State.APPROVED)
    submitted = Q(round__gt=0, submitted_at__isnull=False)
    yield reports.filter(~draft, ~submitted), "was submitted at no time"
    yield reports.filter(draft).exclude(round=0, submitted_at=None), "was submitted and is a draft"
    dated = Q(approved_at__isnull=False)
    yield (
        reports.filter((approved & ~dated) | (~approved & dated)),
        "is approved at no time, or was and is not",
    )
    agreed, refused = Q(Exists(_said(True))), Q(Exists(_said(False)))
    yield reports.filter(approved).exclude(agreed), "is approved without a word"
    returned = Q(state=State.RETURNED)
    unlike = (returned & ~refused) | (refused & ~draft & ~returned)
    yield reports.filter(unlike), "is returned without a word, or goes on in spite of one"


def _said(agreed: bool):
    """Words of this kind on the text as it was submitted last."""
    return ReportWord.objects.filter(report=OuterRef("pk"), round=OuterRef("round"), agreed=agreed)


def _of_words(words):
    yield words.filter(Q(round=0) | Q(round__gt=F("report__round"))), "is on a text that nobody submitted"
    party = Party.objects.filter(initiative=OuterRef("report__initiative"))
    leads = party.filter(organisation=OuterRef("organisation"), part=Party.Part.LEAD)
    # Parties may be named anew while it is open: of a word from before that nobody can say any more whose it was.
    edits = Activity.objects.filter(verb="initiative.edited", initiative=OuterRef("report__initiative"))
    since = edits.filter(at__gte=OuterRef("report__created_at"))
    strangers = words.exclude(organisation=None).exclude(Exists(leads))
    yield strangers.exclude(Exists(since)), "is of an organisation that does not lead"


def _figures(reports) -> Iterator[Fault]:
    """Of a draft there are none yet."""
    rows = reports.order_by("pk").only("state", "figures", "initiative__number", "initiative__workspace__key")
    for row in rows.select_related("initiative__workspace").iterator(AT_ONCE):
        whole = row.figures == [] if row.state == State.DRAFT else is_whole(row.figures)
        if not whole:
            what = "has figures that were not frozen so"
            yield Fault("status_reports", table(StatusReport), str(row.pk), row.initiative.ref, what)
