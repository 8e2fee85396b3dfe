"""Writes the whole corpus into every column of text, straight into the tables, whatever a door would say to it.

Each value begins with the name of its column in brackets, so that a page tells which columns it shows.
"""

from copy import copy
from datetime import timedelta
from functools import cache

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from accounts.models import KeptMail, Membership, Organisation, OutgoingMail, Role, User, new_id
from deliberation import search
from deliberation.actions import mail
from deliberation.markup import render_markdown
from deliberation.models import Argument, Comment, Delivery, Source, Tally
from deliberation.personal import WORDS, Words
from tests.canary.planting import whatever_only_grows
from tests.payloads import PAYLOADS
from tests.safe_text.everything import Everything

# After one of these the rest of a page is no HTML any more: they come last.
SWALLOW = (
    "<!--",
    "<plaintext",
    "<xmp",
    "<style",
    "<title",
    "<textarea",
    "<iframe",
    "<noembed",
    "```",
    "~~~",
    "<script",
)
HTML_OF = {
    "deliberation.Argument.reasons": "reasons_html",
    "deliberation.Comment.text": "text_html",
    "deliberation.Initiative.text": "text_html",
}
# Columns that hold no text of anybody's choice, or hold it only on its way out.
NO_TEXT = {
    "accounts.User.time_zone": "only one of a list",
    "accounts.Workspace.key": "only letters and digits",
    "accounts.Workspace.time_zone": "only one of a list",
    "accounts.Workspace.demands_provider": "the id of a provider from the settings",
    "accounts.SecurityEvent.address": "only a network address",
    "deliberation.Source.file": "a name of our own",
    "deliberation.Attachment.file": "a name of our own",
    "deliberation.Subscription.time_zone": "only one of a list",
    "deliberation.Brief.text": "read before it is kept: the scene's briefs hold the corpus",
    "deliberation.Brief.proposal": "read out of a text: the scene's briefs hold the corpus",
    "deliberation.Job.faults": "read out of a file: the scene's import holds the corpus",
    "deliberation.Job.report": "read out of a file: the scene's import holds the corpus",
    "deliberation.Job.options": "chosen from a list, and columns of a file: the scene's import holds the corpus",
    "deliberation.SavedView.query": "codes, and words of a search, which stand in an address and in its own field",
    "deliberation.IdempotentRequest.body": "answered again as JSON",
    "deliberation.IdempotentRequest.headers": "answered again as headers",
    **{
        f"accounts.KeptMail.{name}": "written by what sends"
        for name in ("to", "subject", "headers", "text", "html")
    },
    "accounts.OutgoingMail.address": "an address of an invitation, planted there",
}
TEXT = sorted(
    column
    for column, words in WORDS.items()
    if words not in (Words.CODE, Words.SECRET, Words.MADE) and column not in NO_TEXT
)

# Written when mails are planned and sent, or what has to stand until then.
SENT = ("accounts.Invitation.email", "accounts.OutgoingMail.answer", "deliberation.Edition.note")
# Those that swallow what comes after them come last.
CORPUS = sorted(PAYLOADS, key=lambda one: any(word in one.lower() for word in SWALLOW))


def mark(column: str) -> str:
    return "(" + column.partition(".")[2] + ")"


def plant(everything: Everything) -> None:
    for column in TEXT:
        if column not in SENT:
            _fill(column)
    send_all(everything)
    for column in SENT:
        _fill(column)
    _crowd(everything)
    search.reindex(everything=True)


def send_all(everything: Everything) -> None:
    """Every notice and digest, as of a week from now; KeptMail keeps them, and the ids name one of each."""
    moment = timezone.now() + timedelta(days=8)
    mail.plan_due(moment)
    mail.send_due(moment)
    everything.ids.update(
        digest=Delivery.objects.filter(user=everything.cast.hana).latest("pk").edition_id,
        mail=OutgoingMail.objects.latest("pk").pk,
        kept=KeptMail.objects.latest("pk").pk,
    )


def _fill(column: str) -> None:
    label, _dot, name = column.rpartition(".")
    noun = apps.get_model(label)
    field, rows = noun._meta.get_field(name), noun._default_manager.order_by("pk")
    # Where nothing was hidden there is no reason for it.
    rows = rows.exclude(hidden_at=None) if name == "hidden_reason" else rows
    # Where a company is not to be named its name stands elsewhere.
    rows = rows.exclude(is_coded=True) if column == "deliberation.Case.company" else rows
    assert rows.exists(), f"the scene holds no {column}"
    for number, row in enumerate(rows):
        value = value_of(column, field, number)
        changes = {name: [value] if isinstance(field, models.JSONField) else value}
        if html := HTML_OF.get(column):
            changes[html] = _rendered(value)
        with whatever_only_grows():
            rows.filter(pk=row.pk).update(**changes)


@cache
def _rendered(text: str) -> str:
    return render_markdown(text)


def value_of(column: str, field: models.Field, number: int) -> str:
    """The corpus after the mark; a number makes each row's another where no two may be alike."""
    if isinstance(field, models.EmailField):
        return f'"{mark(column)}{number}<img/src=x/onerror=alert(1)>"@madang.example'
    if isinstance(field, models.URLField):
        return fitting(f"https://example.org/{mark(column)}?" + "".join("".join(PAYLOADS).split()), field)
    if field.get_internal_type() == "TextField":
        return fitting("\n\n".join([mark(column), *CORPUS]), field)
    return fitting(" ".join([f"{mark(column)} {number}", *" ".join(CORPUS).replace("\0", "").split()]), field)


def fitting(text: str, field: models.Field) -> str:
    """SQLite takes a text of any length, so that one value holds the corpus; PostgreSQL holds columns to theirs."""
    if connection.vendor != "postgresql":
        return text
    return text.replace("\0", "")[: field.max_length if field.get_internal_type() == "CharField" else None]


def _crowd(everything: Everything) -> None:
    """A row for each payload where many are on one page, so that none is cut off and none hides the next.

    Their people speak for an organisation that is called by one payload: each page is as large as its rows.
    """
    scene, cast = everything.scene, everything.cast
    place = Organisation.objects.create(
        workspace=cast.workspace, name_en=PAYLOADS[0], short_name_en=PAYLOADS[0]
    )
    people = _copy(cast.hana, ("name",), email="p{}@madang.example")
    User.objects.bulk_create(people)
    Membership.objects.bulk_create(
        Membership(user=one, workspace=cast.workspace, organisation=place, role=Role.OBSERVER)
        for one in people
    )
    Comment.objects.bulk_create(_said(_copy(scene.comment, ("text",), argument=None), people, place))
    Source.objects.bulk_create(_copy(scene.evidence.source, ("title", "publisher")))
    arguments = _said(_copy(scene.argument, ("claim", "reasons")), people, place)
    for number, one in enumerate(arguments, start=1000):
        one.number = number
    Argument.objects.bulk_create(arguments)
    Tally.objects.bulk_create(
        Tally(argument=one, initiative=scene.initiative, kind=one.kind) for one in arguments
    )


def _said(rows: list, people: list, organisation: Organisation) -> list:
    for row, author in zip(rows, people, strict=True):
        row.author, row.organisation = author, organisation
    return rows


def _copy(row: models.Model, names: tuple[str, ...], **fields) -> list:
    """The row once for each payload, which stands in the columns of these names."""
    rows = [copy(row) for _payload in PAYLOADS]
    for count, (made, payload) in enumerate(zip(rows, PAYLOADS, strict=True)):
        made.pk = new_id()
        for name, value in fields.items():
            setattr(made, name, value.format(count) if value else value)
        for name in names:
            setattr(made, name, fitting(payload, row._meta.get_field(name)))
            if html := HTML_OF.get(f"{row._meta.label}.{name}"):
                setattr(made, html, render_markdown(payload))
    return rows
