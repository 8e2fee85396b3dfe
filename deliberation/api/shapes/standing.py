"""Where an initiative stands, as an answer for members."""

from collections import Counter
from collections.abc import Sequence

from deliberation.coverage import Coverage
from deliberation.digests.since import Told
from deliberation.models import Initiative

from .digests import shape_line
from .reader import api, organisation
from .views import shape_views


def shape_standing(initiative: Initiative, coverage: Coverage, changes: Sequence[Told] | None) -> dict:
    """Tallies and labels of what counts among the kinds, who argued, what is missing, what changed."""
    rows, out = coverage.arguments, initiative.results_are_out
    return {
        "initiative": initiative.pk,
        "url": api(f"initiatives/{initiative.pk}/standing"),
        "electorate": initiative.electorate,
        "labels": dict(Counter(row.tally__label for row in rows)) if out else None,
        "arguments": [_argument(row, initiative.ref, out) for row in rows],
        "views": shape_views(initiative) if out else None,
        "by_organisation": [
            {
                "organisation": organisation(part.organisation.pk, part.organisation.name_en),
                "arguments": part.arguments,
                "comments": part.comments,
            }
            for part in coverage.parts
        ],
        "coverage": _coverage(coverage),
        "changes": None if changes is None else [_change(told) for told in changes],
    }


def _argument(row, ref: str, out: bool) -> dict:
    tally = {name: getattr(row, f"tally__{name}") for name in ("agree", "disagree", "unsure", "earlier")}
    return {
        "id": row.id,
        "ref": f"{ref}#{row.number}",
        "kind": row.kind,
        "tally": tally if out else None,
        "label": row.tally__label if out else None,
    }


def _coverage(coverage: Coverage) -> dict:
    return {
        "without_source": [row.id for row in coverage.without_source],
        "contradicted": [row.id for row in coverage.contradicted],
        "sources_due": [source.pk for source in coverage.sources_due],
        "not_heard": [organisation(one.pk, one.name_en) for one in coverage.not_heard],
    }


def _change(told: Told) -> dict:
    """In the language that was active."""
    line = shape_line(told.line)
    del line["reason"]
    return {"argument": told.change.argument, **line}
