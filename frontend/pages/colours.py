"""The colours of commitments in words: the colour, what made it so, and the rule as the page tells it."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from deliberation.keeping import Colours
from deliberation.reckoning.colour import BEHIND, NEAR, NEARLY, SOON, Colour, Course, Judged, Why, planned

WORDS = {
    Colour.LATE: gettext_lazy("late"),
    Colour.AT_RISK: gettext_lazy("at risk"),
    Colour.NOT_BEGUN: gettext_lazy("not begun"),
    Colour.ON_TRACK: gettext_lazy("on track"),
    Colour.DONE: gettext_lazy("done"),
}
ICONS = {
    Colour.LATE: "triangle-alert",
    Colour.AT_RISK: "circle-question-mark",
    Colour.NOT_BEGUN: "circle-minus",
    Colour.ON_TRACK: "circle-plus",
    Colour.DONE: "check",
}


def colour_shown(colour: Colour) -> dict:
    """Word, icon and code for a stylesheet: never colour alone."""
    return {"code": colour.value.replace("_", "-"), "word": WORDS[colour], "icon": ICONS[colour]}


def counts_shown(colours: Colours) -> list[dict]:
    """Those that there are, the worst first, with their numbers."""
    return [
        {**colour_shown(one), "number": colours[one], "value": one.value} for one in Colour if colours[one]
    ]


def why_shown(found: Judged, course: Course, today: date, say: Callable[[date], str]) -> str:
    """What made the colour, in a sentence; ``say`` writes a day."""
    step = say(course.next_step) if course.next_step else ""
    due = say(course.due) if course.due else ""
    plan = planned(course, today) or 0
    sentences = {
        Why.ALL_REACHED: _("All of it is there."),
        Why.DUE_PASSED: _("It was due: %s.") % due,
        Why.MILESTONE_PASSED: _("A milestone was not reached: %s.") % step,
        Why.BEHIND_PLAN: _("By now it would be at %(plan)d %% on a straight line; it is at %(now)d %%.")
        % {"plan": plan, "now": course.progress},
        Why.DUE_SOON: _("It is due soon: %s.") % due,
        Why.MILESTONE_SOON: _("A milestone is to be reached soon: %s.") % step,
        Why.NOTHING_YET: _("Nothing was reported yet, and its time is still to come."),
        Why.AS_PLANNED: _("Nothing is overdue, and it is where it should be by now."),
    }
    return sentences[found.why]


def rule_shown() -> list[dict]:
    """The rule, in the order in which it is asked."""
    weeks = SOON.days // 7
    said = {
        Colour.DONE: _("Progress is 100 % and every milestone is reached."),
        Colour.LATE: _("Its due day, or that of a milestone that is not reached, is over."),
        Colour.NOT_BEGUN: _("Nothing was reported, and its first day is still to come or was not given."),
        Colour.AT_RISK: _(
            "More than %(behind)d points behind the straight line from its first to its due day; or due within "
            "%(weeks)s with less than %(nearly)d %%; or a milestone is to be reached within %(days)s."
        )
        % {
            "behind": BEHIND,
            "weeks": ngettext("%d week", "%d weeks", weeks) % weeks,
            "nearly": NEARLY,
            "days": ngettext("%d day", "%d days", NEAR.days) % NEAR.days,
        },
        Colour.ON_TRACK: _("None of these."),
    }
    return [{**colour_shown(colour), "says": sentence} for colour, sentence in said.items()]
