"""The words for a sheet's codes, in the language that is active."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from deliberation.models import ChallengeStatus, Kind, Party, Position, Relation, Stage

FEW = 5


def kind_word(code: str) -> str:
    return capfirst(str(Kind(code).label))


def kinds_word(code: str) -> str:
    """All arguments of a kind."""
    return {"advantage": _("Advantages"), "disadvantage": _("Disadvantages"), "challenge": _("Challenges")}[
        code
    ]


def vote_words() -> tuple[str, str, str]:
    """What heads the columns of a tally."""
    return _("Agree"), _("Disagree"), _("Not sure")


def relation_word(code: str) -> str:
    return capfirst(str(Relation(code).label))


def stage_word(code: str) -> str:
    return capfirst(str(Stage(code).label))


def status_word(code: str) -> str:
    return str(ChallengeStatus(code).label)


def stand_word(code: str) -> str:
    return str(Position.Stand(code).label)


def party_word(code: str) -> str:
    return capfirst(str(Party.Part(code).label))


def tally_words(tally: tuple[int, int, int]) -> str:
    """ "3 of 4 agree" under five votes, never a percentage."""
    agree, disagree, unsure = tally
    votes = agree + disagree + unsure
    if not votes:
        return _("No votes yet")
    if votes < FEW:
        return _("%(agree)d of %(votes)d agree") % {"agree": agree, "votes": votes}
    return _("%(agree)d agree, %(disagree)d disagree, %(unsure)d not sure") % {
        "agree": agree,
        "disagree": disagree,
        "unsure": unsure,
    }
