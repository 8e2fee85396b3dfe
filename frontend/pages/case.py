"""The page of one case: what it is, what its company is called for this reader, how it stood, and what it bears on."""

from django.utils.translation import gettext as _

from deliberation.countries import country_name
from deliberation.models import Case, CaseStatusChange
from deliberation.permissions import can_edit_case, can_name_company
from frontend.forms.cases import CaseStatusForm
from frontend.forms.page_form import PageForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .case_forms import naming_as_it_stands, naming_form
from .case_words import title_for_reader
from .links import links_of_thing


def case_page(request, case: Case, **refused: PageForm) -> dict:
    """The context of cases/case.html; ``refused`` are forms by name that were refused."""
    reader, by = Reader.of(request, case.workspace), actor_of(request)
    may_edit = can_edit_case(by, case)
    naming = naming_form(case, initial=naming_as_it_stands(case)) if can_name_company(by, case) else None
    stands = CaseStatusForm(initial={"status": case.status, "version": case.version}) if may_edit else None
    return {
        "workspace": case.workspace,
        "section": "follow-up",
        "section_part": "cases",
        "case": case,
        "title": title_for_reader(case),
        "facts": _facts(case, reader),
        "history": [_stood(row, reader) for row in case.history.select_related("by").order_by("-at", "-id")],
        "may_edit": may_edit,
        "forms": {"status": stands, "naming": naming} | (refused if may_edit else {}),
        "refused": [*refused],
        **links_of_thing(request, case, case.workspace),
    }


def _facts(case: Case, reader: Reader) -> list[tuple[str, str]]:
    owner, handled_by = case.owner, case.handled_by
    told = [
        (_("Company"), case.named or case.called),
        (_("Its name is read by"), _readers(case, reader) if case.is_coded else _("all members")),
        (_("Country"), country_name(case.country, reader.language)),
        (_("Sector"), case.get_sector_display()),
        (_("Came to"), case.organisation.name_in(reader.language)),
        (_("Organisation that handles it"), handled_by.name_in(reader.language) if handled_by else ""),
        (_("Who sees to it"), owner.name if owner else _("nobody yet")),
        (_("Happened on"), reader.date(case.occurred_on) if case.occurred_on else ""),
        (_("Received on"), reader.date(case.opened_on)),
    ]
    return [(label, str(value)) for label, value in told if value]


def _readers(case: Case, reader: Reader) -> str:
    """The organisation, then those who are named beside it."""
    named = case.readers.order_by("name", "pk").values_list("name", flat=True)
    return ", ".join([case.organisation.name_in(reader.language), *named])


def _stood(row: CaseStatusChange, reader: Reader) -> dict:
    return {
        "status": row.get_status_display(),
        "note": row.note,
        "by": _("%(who)s, %(when)s") % {"who": row.by.name, "when": reader.day(row.at)},
    }
