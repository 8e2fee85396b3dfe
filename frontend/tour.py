"""The steps of the tour of a board: on the page /help/board/, and on a person's first board each beside its subject."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Step:
    """``at`` finds what it is about on a board; where that is missing the step stands in the middle of the page."""

    at: str
    title: str | Promise
    text: str | Promise


STEPS = (
    Step(
        ".board__switch, .kind header",
        _("A board"),
        _(
            "Each argument is an advantage, a disadvantage or a challenge of the proposal. To add one, write its claim "
            "at the head of its column: one sentence is enough."
        ),
    ),
    Step(
        ".vote__buttons",
        _("To vote"),
        _(
            "Say of each argument whether it holds, whether or not you are for the proposal. You can change your vote "
            "until voting ends."
        ),
    ),
    Step(
        ".card h3",
        _("Reply and cite"),
        _(
            "Behind its claim an argument has its reasons, sources and answers. There you comment, support or rebut "
            "it, or cite a source."
        ),
    ),
    Step(
        ".bar__end [href='/#for-you']",
        _("For you"),
        _("What waits for you stands here and in your digest: votes, questions to you, what is due."),
    ),
)
