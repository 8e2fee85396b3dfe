"""What was found as an answer."""

from django.conf import settings

from deliberation.models import SearchEntry
from deliberation.search import Hit

from .reader import api

AT: dict[str, str] = {kind: f"{kind}s" for kind in SearchEntry.Type.values} | {
    SearchEntry.Type.EVIDENCE: "evidence"
}


def shape_hit(hit: Hit) -> dict:
    argument = hit.argument
    return {
        "type": hit.type,
        "id": hit.subject_id,
        "ref": hit.ref,
        "url": api(f"{AT[hit.type]}/{hit.subject_id}"),
        "html_url": settings.BASE_URL + hit.path,
        "workspace": hit.workspace,
        "initiative": hit.initiative.pk if hit.initiative else None,
        "argument": argument.pk if argument else None,
        "state": argument.state if argument else None,
        "merged_into": argument.merged_into_id if argument else None,
        "title": hit.written,
        "title_html": hit.title,
        "snippet": hit.snippet,
        "created_at": hit.created_at,
    }
