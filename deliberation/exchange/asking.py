"""What both doors ask for in the same words: an export in one of the formats that there are."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace
from deliberation.actions import jobs
from deliberation.errors import Invalid
from deliberation.models import Initiative, Job
from deliberation.permissions import Actor

from .csv_files import TABLES
from .formats import FORMATS


def ask_export(
    *,
    by: Actor,
    workspace: Workspace,
    as_format: str,
    initiative: Initiative | None = None,
    noun: str = "",
    raw: bool = False,
) -> Job:
    """``noun`` is for tables, ``raw`` for these and for the tables of Polis. Raises NotAllowed, NotNow, Invalid."""
    written = FORMATS.get(as_format)
    if written is None:
        raise Invalid.at("format", "unknown", _("Nothing is written in this format here."))
    if initiative is None and not written.of_workspace:
        raise Invalid.at("initiative", "required", _("This format holds one initiative; say which."))
    options: dict[str, Any] = {}
    if as_format == Job.Format.CSV:
        options = {"noun": noun or TABLES[0], "raw": raw}
    elif written.raw and not noun:
        options = {"raw": raw}
    elif noun or raw:
        raise Invalid.at("noun" if noun else "raw", "only_csv", _("This is for tables alone."))
    return jobs.ask_export(
        by=by, workspace=workspace, as_format=as_format, initiative=initiative, options=options
    )
