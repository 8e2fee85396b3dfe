"""What a person gets of what is kept of them: row by row, under the names that POINTERS gives."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Case, CharField, F, Field, Model, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from accounts.models import User
from deliberation.models import Argument, VoteChange
from deliberation.permissions import Actor, can_take_data, require

from .pointers import POINTERS
from .words import WORDS, Words

AT_ONCE = 500
NOT_GIVEN = (Words.SECRET, Words.MADE)
# Bookkeeping of ours (numbers of the ledger count what is not told), what opens a door, and addresses of others.
WITHHELD = {
    "accounts.Invitation": {"email"},
    "accounts.OutgoingMail": {"owner", "leased_until", "message_id", "provider_id", "sealed"},
    "deliberation.IdempotentRequest": {"body", "headers", "credential", "fingerprint", "leased_until"},
    "deliberation.Delivery": {"chosen"},
    "deliberation.Job": {"owner", "leased_until", "holds"},
    "deliberation.Edition": {"from_seq", "to_seq", "items"},
    "deliberation.Subscription": {"through_seq"},
    "mfa.Authenticator": {"data"},
    "usersessions.UserSession": {"session_key", "data"},
}
# Beside a row's own columns, what makes it understood.
BESIDE = {
    "accounts.Membership": {"workspace": "workspace__key"},
    "accounts.Invitation": {"workspace": "workspace__key"},
    "deliberation.Evidence": {"source": "source__title", "url": "source__url"},
    "deliberation.Notification": {"verb": "activity__verb", "at": "activity__at"},
    "deliberation.SavedView": {"workspace": "workspace__key"},
    "deliberation.Subscription": {"workspace": "workspace__key"},
    "deliberation.Delivery": {"from": "edition__starts_at", "to": "edition__ends_at"},
    "deliberation.Initiative": {"workspace": "workspace__key"},
    "deliberation.Source": {"workspace": "workspace__key"},
    "deliberation.Event": {"workspace": "workspace__key"},
    **{
        f"deliberation.{noun}": {"event": "event__title", "workspace": "event__workspace__key"}
        for noun in ("Deadline", "Preparation", "Pledge")
    },
    "deliberation.PledgeChange": {"event": "pledge__event__title", "country": "pledge__country"},
    "deliberation.Case": {"workspace": "workspace__key"},
    **{
        f"deliberation.{noun}": {"case": "case__code", "workspace": "case__workspace__key"}
        for noun in ("CaseStatusChange", "CaseReader")
    },
    "deliberation.Job": {"workspace": "workspace__key"},
    "deliberation.Agreement": {"workspace": "workspace__key"},
    "deliberation.Clause": {"workspace": "agreement__workspace__key", "agreement": "agreement__title"},
    "deliberation.Commitment": {
        "workspace": "clause__agreement__workspace__key",
        "clause": "clause__heading",
    },
    "deliberation.ProgressNote": {"commitment": "commitment__deliverable"},
    "deliberation.Proof": {"commitment": "commitment__deliverable", "source": "source__title"},
    "deliberation.Activity": {"workspace": "workspace__key"},
    "deliberation.Body": {"workspace": "workspace__key"},
    "deliberation.Seat": {"workspace": "body__workspace__key", "body": "body__name_en"},
    "deliberation.Meeting": {"workspace": "body__workspace__key", "body": "body__name_en"},
    "deliberation.ReportWord": {
        "workspace": "report__initiative__workspace__key",
        "report": "report__title",
    },
    "deliberation.Approval": {"workspace": "meeting__body__workspace__key", "meeting": "meeting__title"},
}
# What others wrote and the person is only named in: given as long as that person sees it.
BY_OTHERS = {
    "deliberation.Action.owner",
    "deliberation.Challenge.responsible",
    "deliberation.Indicator.owner",
    "deliberation.Commitment.responsible",
    "deliberation.Deadline.owner",
    "deliberation.Preparation.owner",
    "deliberation.Case.owner",
    "deliberation.Evidence.graded_by",
    "deliberation.Position.cleared_by",
    "deliberation.PolicyRecord.added_by",  # an organisation's, which may keep it from who left
}
WHO_ONE_IS = ("id", "kind", "name", "email", "language", "time_zone", "is_staff")
PROFILE = (*WHO_ONE_IS, "created_at", "last_login", "tour_left_at")
Row = dict[str, Any]


def given_to(by: Actor) -> Iterator[tuple[str, Iterator[Row]]]:
    """Each part by name with its rows, which are read piece by piece as they are taken. Raises NotAllowed at once."""
    require(can_take_data(by))
    return _parts(by.person)


def _parts(person: User) -> Iterator[tuple[str, Iterator[Row]]]:
    yield "person", iter([{name: getattr(person, name) for name in PROFILE}])
    for column, pointer in POINTERS.items():
        label, _dot, name = column.rpartition(".")
        if pointer.given_as and label.partition(".")[0] in apps.app_configs:
            noun = apps.get_model(label)
            rows = noun._default_manager.filter(**{name: person})
            yield pointer.given_as, _rows(rows.visible_to(person) if column in BY_OTHERS else rows)
    yield "vote_changes", _rows(VoteChange.objects.filter(vote__voter=person))


def _rows(found: QuerySet) -> Iterator[Row]:
    columns = _columns(found.model)
    rows = found.order_by("pk").values(**{f"given_{name}": path for name, path in columns.items()})
    for row in rows.iterator(AT_ONCE):
        yield {name.removeprefix("given_"): value for name, value in row.items()}


def _columns(noun: type[Model]) -> dict[str, Any]:
    """Name → expression: the place, what stands beside, and all of the row's own that is not withheld."""
    place = _place(noun)
    beside = BESIDE.get(noun._meta.label, {})
    own = [field.name for field in noun._meta.concrete_fields if _is_given(noun._meta.label, field)]
    return {
        **({"place": place} if place is not None else {}),
        **{name: F(path) for name, path in beside.items()},
        **{name: F(name) for name in own if name not in beside},
    }


def _is_given(label: str, field: Field) -> bool:
    """Who and what else a row points at is told by its place; ids of other people are not."""
    withheld = field.is_relation or field.name in WITHHELD.get(label, ())
    return not withheld and WORDS.get(f"{label}.{field.name}") not in NOT_GIVEN


def _place(noun: type[Model]) -> Any:
    """``AI-1#7`` of its argument, else ``AI-1`` of its initiative; None where it has neither."""
    names = {field.name for field in noun._meta.concrete_fields}
    argument = next((path for name, path in OF_ARGUMENT.items() if name in names), None)
    initiative = next((path for name, path in OF_INITIATIVE.items() if name in names), None)
    if noun is Argument:
        return _ref("initiative__", "number")
    whens = [
        When(**{f"{path}number__isnull": False, "then": ref})
        for path, ref in (
            (argument, _ref(f"{argument}initiative__", f"{argument}number")),
            (initiative, _ref(initiative)),
        )
        if path
    ]
    return Case(*whens, default=Value("")) if whens else None


OF_ARGUMENT = {"argument": "argument__", "vote": "vote__argument__", "says": "says__"}
OF_INITIATIVE = {
    "initiative": "initiative__",
    "decision": "decision__initiative__",
    "comment": "comment__initiative__",
}


def _ref(initiative: str | None, number: str = "") -> Concat:
    parts = [F(f"{initiative}workspace__key"), Value("-"), Cast(f"{initiative}number", CharField())]
    return Concat(*parts, *([Value("#"), Cast(number, CharField())] if number else []))
