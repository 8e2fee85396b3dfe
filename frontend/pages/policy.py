"""The page of one policy: what it is, how it stood and stands, who sees it, and the arguments that lean on it."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from deliberation.models import Evidence, PolicyRecord, PolicyStatusChange
from deliberation.models.register_codes import PolicyTarget, PolicyTheme, Sharing
from deliberation.permissions import (
    can_edit_policy_record,
    can_share_policy_record,
    can_verify_policy_record,
)
from frontend.forms.page_form import PageForm
from frontend.forms.register import CiteRecordForm, SharingForm, StatusForm, VerifyForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .keyset import page_after
from .links import links_of_thing
from .register import called, whose

PAGE = 50
WEB = ("http://", "https://")  # whatever a row holds, nothing else becomes a link


def policy_page(request, record: PolicyRecord, **refused: PageForm) -> dict:
    """The context of register/policy.html; ``refused`` are forms by name that were refused."""
    reader = Reader.of(request, record.workspace)
    uses, after = page_after(_uses(request, record), request.GET.get("after", ""), "-created_at", PAGE)
    return {
        "workspace": record.workspace,
        "section": "follow-up",
        "section_part": "register",
        "record": record,
        "title": record.name_in(reader.language),
        "facts": facts_of(record, reader),
        "names": _names(record, reader),
        "addresses": [{"text": link, "is_web": link.startswith(WEB)} for link in record.links],
        "overdue": record.verify_by is not None and record.verify_by <= reader.today,
        "verified": _verified(record, reader),
        "verify_by": reader.date(record.verify_by) if record.verify_by else "",
        "history": [
            _stood(row, reader) for row in record.history.select_related("by").order_by("-at", "-id")
        ],
        "shared": shared_with(record, reader),
        "keeper": called(record.organisation, reader.language),
        "citing": "argument" in request.GET,
        "withheld_from_some": record.sharing != Sharing.WORKSPACE,
        "uses": [_use(row) for row in uses],
        "next": f"?{urlencode({'after': after})}#uses" if after else "",
        "entered": _("%(who)s, %(when)s")
        % {"who": record.added_by.name, "when": reader.day(record.created_at)},
        **links_of_thing(request, record, record.workspace),
        **_forms(request, record, refused),
    }


def facts_of(record: PolicyRecord, reader: Reader) -> list[tuple[str, str]]:
    """What is known of it, each with what it is called; both here and where policies stand side by side."""
    told = [
        (_("Country or organisation"), whose(record)),
        (_("Responsible organisation"), record.responsible),
        (_("Instrument"), record.get_instrument_display()),
        (_("Status"), _status(record, reader)),
        (_("Start"), reader.date(record.starts_on) if record.starts_on else str(record.start_year or "")),
        (_("End"), reader.date(record.ends_on) if record.ends_on else str(record.end_year or "")),
        (_("Themes"), _words(PolicyTheme, record.themes)),
        (_("Target groups"), _words(PolicyTarget, record.targets)),
        (_("Evaluation"), record.get_evaluated_display()),
    ]
    return [(label, str(value)) for label, value in told]


def shared_with(record: PolicyRecord, reader: Reader) -> str:
    if record.sharing != Sharing.NAMED:
        return record.get_sharing_display()
    return ", ".join(called(one, reader.language) for one in record.shared_with.order_by("name_en"))


def _words(choices, codes: list[str]) -> str:
    known = dict(choices.choices)
    return ", ".join(str(known[code]) for code in codes if code in known)


def _status(record: PolicyRecord, reader: Reader) -> str:
    if record.status_since is None:
        return record.get_status_display()
    told = {"status": record.get_status_display(), "day": reader.date(record.status_since)}
    return _("%(status)s, since %(day)s") % told


def _names(record: PolicyRecord, reader: Reader) -> list[tuple[str, str]]:
    """The others than the one above the page."""
    title = record.name_in(reader.language)
    told = [
        (_("In English"), record.name_en),
        (_("In Korean"), record.name_ko),
        (_("In the original (%s)") % record.original_language, record.name_original),
    ]
    return [(label, name) for label, name in told if name and name != title]


def _verified(record: PolicyRecord, reader: Reader) -> str:
    if record.last_verified_on is None or record.last_verified_by is None:
        return ""
    told = {"who": record.last_verified_by.name, "when": reader.date(record.last_verified_on)}
    return _("%(who)s, %(when)s") % told


def _stood(row: PolicyStatusChange, reader: Reader) -> dict:
    return {
        "status": row.get_status_display(),
        "since": reader.date(row.since) if row.since else "",
        "note": row.note,
        "by": _("%(who)s, %(when)s") % {"who": row.by.name, "when": reader.day(row.at)},
    }


def _forms(request, record: PolicyRecord, refused: dict[str, PageForm]) -> dict:
    """Those that the reader may send, as they stand or as they were refused."""
    by, version = actor_of(request), {"version": record.version}
    may_edit, may_argue = can_edit_policy_record(by, record), can_verify_policy_record(by, record)
    named = list(record.shared_with.values_list("pk", flat=True)) if record.sharing == Sharing.NAMED else []
    sharing = {"sharing": record.sharing, "shared_with": named, **version}
    status = {"status": record.status, **version}
    told = {
        "verify": (may_argue, lambda: VerifyForm(initial=version)),
        "status": (may_edit, lambda: StatusForm(initial=status)),
        "sharing": (
            can_share_policy_record(by, record) and not record.source_id,
            lambda: SharingForm(initial=sharing, workspace=record.workspace, own=record.organisation_id),
        ),
        "cite": (
            may_argue and record.sharing == Sharing.WORKSPACE,
            lambda: CiteRecordForm(initial={"argument": request.GET.get("argument", "")[:40]}),
        ),
    }
    shown = {name: may and (refused.get(name) or make()) for name, (may, make) in told.items()}
    return {"forms": shown, "refused": [*refused], "may_edit": may_edit}


def _uses(request, record: PolicyRecord):
    rows = Evidence.objects.visible_to(request.user).shown().filter(source=record.source_id or None)
    return rows.select_related("argument__initiative__workspace")


def _use(row: Evidence) -> dict:
    return {
        "href": f"/i/{row.argument.initiative.ref}/{row.argument.number}/#evidence-{row.pk}",
        "ref": row.argument.ref,
        "claim": row.argument.claim,
        "bearing": row.get_bearing_display(),
        "quote": row.quote,
        "locator": row.locator,
    }
