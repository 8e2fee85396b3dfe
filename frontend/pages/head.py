"""The menu at the head of an initiative: what its reader may manage, and what to take away from it."""

from django.utils.translation import gettext as _

from deliberation.models import Audience, Initiative, Stage
from deliberation.models.stages import EDIT, NEXT
from deliberation.permissions import Actor, can_change_stage, can_edit_initiative, can_hide, can_import

from .sight import Sight


def manage_links(by: Actor, initiative: Initiative, sight: Sight) -> list[dict]:
    links = []
    if can_edit_initiative(by, initiative):
        if initiative.allows(EDIT):
            links.append({"href": f"{sight.base}edit/", "word": _("Edit the initiative")})
        links.append({"href": f"{sight.base}readers/", "word": _("Named members")})
    if any(can_change_stage(by, initiative, to) for to in NEXT[initiative.stage]):
        links.append({"href": f"{sight.base}stage/", "word": _("Move to another stage")})
    if can_hide(by, initiative):
        links.append({"href": f"{sight.base}moderation/", "word": _("Moderation")})
    if can_import(by, initiative):
        links.append({"href": f"{sight.base}import/", "word": _("Import")})
    return links


def take_away_links(initiative: Initiative, sight: Sight) -> list[dict]:
    """Files about the initiative as a whole: for members; the feed for everybody where it is public."""
    files = [
        ("export/", _("Export"), sight.inside),
        ("attachments/", _("Attached files"), sight.inside),
        ("calendar.ics", _("Calendar"), sight.inside),
        ("feed.atom", _("Feed"), initiative.audience == Audience.PUBLIC and initiative.stage != Stage.DRAFT),
    ]
    return [{"href": sight.base + path, "word": word} for path, word, shown in files if shown]
