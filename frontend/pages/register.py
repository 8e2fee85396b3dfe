"""The register of a workspace: its policies as far as the reader's organisation sees them, and how many it does not."""

from urllib.parse import urlencode

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.models import Organisation, Workspace
from deliberation.countries import countries, country_name
from deliberation.models import PolicyRecord, SavedView
from deliberation.models.register_codes import PolicyInstrument, PolicyStatus, PolicyTheme, Sharing
from deliberation.permissions import can_add_policy_record, can_import
from frontend.reader import Reader
from frontend.responses import actor_of

from .keyset import page_after
from .register_wish import DUE, DUE_FIRST, NEWEST, UPDATED, RegisterWish
from .saved_views import opened_view, views_menu

PAGE = 50


def register_page(request, workspace: Workspace) -> dict:
    """The context of register/list.html; the address narrows and sorts it, ``?after=`` goes on."""
    wish, reader = RegisterWish.of(request.GET), Reader.of(request, workspace)
    opened = opened_view(request, workspace)
    rows = PolicyRecord.objects.visible_to(request.user).filter(workspace=workspace)
    rows, column = wish.narrowed(rows, reader.today), wish.sorted()
    if column == "verify_by":
        rows = rows.exclude(verify_by=None)
    found, after = page_after(rows.select_related("organisation"), request.GET.get("after", ""), column, PAGE)
    return {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "register",
        "wish": wish,
        "tabs": _tabs(wish),
        "all": RegisterWish(show=wish.show, argument=wish.argument).address(),
        "filters": _filters(wish, workspace),
        "rows": [_row(row, workspace, reader, wish) for row in found],
        "next": wish.address(after=after) if after else "",
        "may_add": can_add_policy_record(actor_of(request), workspace),
        "may_import": can_import(actor_of(request), workspace),
        "withheld": withheld(request, workspace),
        "views": views_menu(request, workspace, SavedView.Listing.REGISTER, wish, opened),
    }


def withheld(request, workspace: Workspace) -> str:
    """How many there are that the reader does not see: of all, whatever the list is narrowed to, so that what is
    withheld cannot be asked for word by word.
    """
    many = PolicyRecord.objects.withheld_from(request.user, workspace)
    if not many:
        return ""
    said = ngettext(
        "%d more is withheld by its organisation.", "%d more are withheld by their organisations.", many
    )
    return said % many


def whose(record: PolicyRecord) -> str:
    """The country's name, or the international organisation's."""
    return record.international_organisation or country_name(record.country, language())


def called(organisation: Organisation, reads: str) -> str:
    """An organisation's whole name, as a reader of the language has it."""
    return organisation.name_ko if reads == "ko" and organisation.name_ko else organisation.name_en


def language() -> str:
    return (get_language() or "en")[:2]


def years(record: PolicyRecord) -> str:
    """2024–2026, from 2024, or nothing."""
    first, last = record.start_year, record.end_year
    if first and last and first != last:
        return f"{first}–{last}"
    return str(first or last or "")


def _tabs(wish: RegisterWish) -> list[dict]:
    names = (("", _("All policies")), (DUE, _("Due for verification")))
    return [{"href": wish.address(show=code), "word": word, "now": code == wish.show} for code, word in names]


def _filters(wish: RegisterWish, workspace: Workspace) -> list[dict]:
    """A select for each, of which the first choice is all."""
    organisations = Organisation.objects.filter(workspace=workspace).order_by("name_en")
    named = [(str(one.pk), called(one, language())) for one in organisations]
    orders = [(UPDATED, _("changed last")), (DUE_FIRST, _("next to verify"))]
    told = [
        ("country", _("Country"), _("all countries"), countries(language())),
        ("theme", _("Theme"), _("all themes"), PolicyTheme.choices),
        ("instrument", _("Instrument"), _("all instruments"), PolicyInstrument.choices),
        ("status", _("Status"), _("any status"), PolicyStatus.choices),
        ("organisation", _("Kept by"), _("all organisations"), named),
        ("sort", _("Order"), _("entered last"), orders),
    ]
    return [
        {
            "name": name,
            "label": label,
            "choices": [
                (code, word, code == getattr(wish, name)) for code, word in ((NEWEST, none), *choices)
            ],
        }
        for name, label, none, choices in told
    ]


def _row(record: PolicyRecord, workspace: Workspace, reader: Reader, wish: RegisterWish) -> dict:
    due = record.verify_by
    for_it = f"?{urlencode({'argument': wish.argument})}#uses" if wish.argument else ""
    return {
        "id": record.pk,
        "href": f"/w/{workspace.key}/register/{record.pk}/{for_it}",
        "title": record.name_in(reader.language),
        "line": [
            one
            for one in (whose(record), record.get_instrument_display(), years(record), record.responsible)
            if one
        ],
        "status": record.get_status_display(),
        "overdue": due is not None and due <= reader.today,
        "verify_by": reader.date(due) if due else "",
        "withheld": record.get_sharing_display() if record.sharing != Sharing.WORKSPACE else "",
    }
