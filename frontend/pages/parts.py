"""The parts of an initiative: those that hold something, or whose stage came, are tabs; the rest waits under *More*."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from deliberation.models import Initiative, Stage

from .sight import Sight

DECIDES = (Stage.DECIDING, Stage.DECIDED, Stage.MONITORING, Stage.CLOSED)
ACTS = (Stage.DECIDED, Stage.MONITORING, Stage.CLOSED)


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the initiative; ``came`` says that it holds something, or that its stage came."""

    name: str
    path: str
    word: str
    came: bool
    for_all: bool = False  # who is no member reads it too, once it holds something


def tabs_of(initiative: Initiative, sight: Sight, *, now: str) -> dict:
    """The context of initiatives/parts.html. The part that is read is a tab, whatever it holds."""
    parts = [part for part in _parts(initiative) if sight.inside or (part.for_all and part.came)]
    return {
        "tabs": [_link(part, sight, now) for part in parts if part.came or part.name == now],
        "more": [_link(part, sight, now) for part in parts if not part.came and part.name != now],
    }


def _parts(initiative: Initiative) -> list[Part]:
    stage = initiative.stage
    acts = initiative.has_actions or stage in ACTS
    told = initiative.summary or initiative.text or initiative.has_facts or initiative.has_questions
    return [
        Part("board", "", _("Board"), True, for_all=True),
        Part("discussion", "discussion/", _("Discussion"), True),
        Part("challenges", "challenges/", _("Challenges"), initiative.has_challenges, for_all=True),
        Part("map", "map/", _("Map"), initiative.has_responses, for_all=True),
        Part("evidence", "evidence/", _("Evidence"), initiative.has_evidence, for_all=True),
        Part("view", "view/", _("Views"), stage != Stage.DRAFT),
        Part("positions", "positions/", _("Positions"), initiative.has_positions),
        Part("background", "background/", _("Background"), bool(told), for_all=True),
        Part("options", "options/", _("Options"), initiative.has_options),
        Part("decision", "decision/", _("Decision"), stage in DECIDES),
        Part("actions", "actions/", _("Actions"), acts),
        Part("monitoring", "monitoring/", _("Monitoring"), stage in ACTS),
        Part("links", "links/", _("Around it"), initiative.has_links),
        Part("changes", "changes/", _("What changed"), False),
        Part("standing", "standing/", _("Where it stands"), False),
        Part("health", "health/", _("Health"), False),
        Part("history", "background/#stages", _("History of stages"), False),
    ]


def _link(part: Part, sight: Sight, now: str) -> dict:
    return {"href": sight.base + part.path, "word": part.word, "now": part.name == now}
