"""A policy record as evidence: what the register holds stands in the library, too, and arguments lean on it there."""

from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models.workspaces import Language
from deliberation.actions.register import locked_record, tell_of_policy
from deliberation.actions.sources import add_evidence, keep_source
from deliberation.actions.writing import save_version
from deliberation.countries import country_name
from deliberation.errors import Invalid, NotNow
from deliberation.models import Argument, Evidence, PolicyRecord, Source
from deliberation.models.register_codes import PolicyInstrument, Sharing
from deliberation.models.sources import SourceKind
from deliberation.permissions import Actor, can_cite, require

LAWS = (PolicyInstrument.LAW, PolicyInstrument.TREATY, PolicyInstrument.REGULATION)


@transaction.atomic
def cite_policy_record(*, by: Actor, argument: Argument, record: PolicyRecord, **fields: Any) -> Evidence:
    """Bring a policy of the register to an argument, as its source in the library, which is found or made.

    Raises NotAllowed, NotNow where it is withheld from some or the stage is over, Invalid.
    """
    require(can_cite(by, argument))
    record = locked_record(record)
    if record.workspace_id != argument.initiative.workspace_id:
        raise Invalid.at("record", "unknown", _("This record is not in the workspace's register."))
    if record.sharing != Sharing.WORKSPACE:
        raise NotNow(
            _("It is withheld from some organisations; share it with the whole workspace first."),
            code="withheld",
        )
    source = record.source or _kept_as_source(by, record)
    return add_evidence(by=by, argument=argument, source=source, **fields)


def _kept_as_source(by: Actor, record: PolicyRecord) -> Source:
    source, _is_new = keep_source(by=by, workspace=record.workspace, **_told(record))
    record.source = source
    save_version(record, ["source"], at=by.moment)
    tell_of_policy(by, "policy_record.edited", record, fields=["source"])
    return source


def _told(record: PolicyRecord) -> dict[str, Any]:
    """What the library says of it."""
    name = record.name_in(record.workspace.language)
    dated = {"published_on": record.starts_on} if record.starts_on else {"published_year": record.start_year}
    language = record.workspace.language if name != record.name_original else record.original_language
    return {
        "title": name,
        "publisher": _publisher(record)[:200],
        "url": record.links[0] if record.links else "",
        "kind": SourceKind.LAW if record.instrument in LAWS else SourceKind.STATEMENT,
        "language": language if language in Language.values else "",
        **dated,
    }


def _publisher(record: PolicyRecord) -> str:
    whose = record.international_organisation or country_name(
        record.country, get_language() or record.workspace.language
    )
    return record.responsible or whose
