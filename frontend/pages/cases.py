"""The cases of a workspace: those that are open or those that are over, the latest first."""

from django.utils.translation import gettext as _

from accounts.models import Organisation, Workspace
from deliberation.countries import countries, country_name
from deliberation.models import Case, CaseKind, CaseSector, CaseStatus
from deliberation.models.case_codes import OPEN
from deliberation.permissions import can_open_case
from frontend.reader import Reader
from frontend.responses import actor_of

from .case_wish import OVER, CaseWish
from .case_words import title_for_reader
from .keyset import page_after

PAGE = 50


def cases_page(request, workspace: Workspace) -> dict:
    """The context of cases/list.html; the address narrows it, ``?after=`` goes on."""
    wish, reader = CaseWish.of(request.GET), Reader.of(request, workspace)
    rows = Case.objects.visible_to(request.user).with_names(request.user).filter(workspace=workspace)
    found, after = page_after(
        wish.narrowed(rows).select_related("organisation"), request.GET.get("after", ""), "-opened_on", PAGE
    )
    return {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "cases",
        "wish": wish,
        "tabs": _tabs(wish),
        "all": CaseWish(show=wish.show).address() or ".",
        "filters": _filters(wish, workspace, reader.language),
        "rows": [_row(row, workspace, reader) for row in found],
        "next": wish.address(after=after) if after else "",
        "may_open": can_open_case(actor_of(request), workspace),
    }


def _tabs(wish: CaseWish) -> list[dict]:
    """A status that only the other tab has is not taken along."""
    names = (("", _("Open"), OPEN), (OVER, _("Over"), tuple(set(CaseStatus) - set(OPEN))))
    return [
        {
            "href": wish.address(show=code, status=wish.status if wish.status in statuses else ""),
            "word": word,
            "now": code == wish.show,
        }
        for code, word, statuses in names
    ]


def _filters(wish: CaseWish, workspace: Workspace, language: str) -> list[dict]:
    """A select for each, of which the first choice is all."""
    organisations = Organisation.objects.filter(workspace=workspace).order_by("name_en")
    named = [(str(one.pk), one.name_in(language)) for one in organisations]
    here = [(code, word) for code, word in CaseStatus.choices if (code in OPEN) == (wish.show != OVER)]
    told = [
        ("kind", _("Kind"), _("all kinds"), CaseKind.choices),
        ("country", _("Country"), _("all countries"), countries(language)),
        ("sector", _("Sector"), _("all sectors"), CaseSector.choices),
        ("status", _("Status"), _("any status"), here),
        ("organisation", _("Came to"), _("all organisations"), named),
    ]
    return [
        {
            "name": name,
            "label": label,
            "choices": [(code, word, code == getattr(wish, name)) for code, word in (("", none), *choices)],
        }
        for name, label, none, choices in told
    ]


def _row(case: Case, workspace: Workspace, reader: Reader) -> dict:
    return {
        "href": case.path_in(workspace.key),
        "title": title_for_reader(case),
        "line": [
            case.get_kind_display(),
            country_name(case.country, reader.language),
            case.get_sector_display(),
            case.organisation.name_in(reader.language),
        ],
        "status": case.get_status_display(),
        "opened": reader.date(case.opened_on),
    }
