"""An argument that is like a claim, in short."""

from deliberation.models import Argument

from .reader import api, argument_url


def shape_similar(row: Argument, likeness: float) -> dict:
    return {
        "id": row.pk,
        "ref": row.ref,
        "url": api(f"arguments/{row.pk}"),
        "html_url": argument_url(row.initiative.ref, row.number),
        "kind": row.kind,
        "parent": row.parent_id,
        "relation": row.relation,
        "claim": row.claim,
        "likeness": likeness,
    }
