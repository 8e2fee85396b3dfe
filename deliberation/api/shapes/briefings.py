"""A briefing as an answer for members."""

from uuid import UUID

from deliberation.briefings import Briefing
from deliberation.documents.markdown import as_markdown

from .reader import api, board_url


def shape_briefing(briefing: Briefing, initiative_id: UUID, ref: str) -> dict:
    asked = f"?language={briefing.language}"
    told = ("template", "language", "title", "seq", "made_at", "hash")
    return {
        "initiative": initiative_id,
        "url": api(f"initiatives/{initiative_id}/briefings/{briefing.template}{asked}"),
        "html_url": f"{board_url(ref)}briefing/{asked}&template={briefing.template}",
        **{name: getattr(briefing, name) for name in told},
        "markdown": as_markdown(briefing.outline),
    }
