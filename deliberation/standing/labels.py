"""The one word that stands on an argument's card: the table of DOMAIN.md, *Labels*."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deliberation.standing.posterior import chance_above

TOO_FEW_VOTES = "too_few_votes"
MANY_UNSURE = "many_unsure"
BROAD_AGREEMENT = "broad_agreement"
BROAD_DISAGREEMENT = "broad_disagreement"
LEANING_AGREE = "leaning_agree"
LEANING_DISAGREE = "leaning_disagree"
DIVIDED = "divided"

LABELS: dict[str, str | Promise] = {
    TOO_FEW_VOTES: _("too few votes yet"),
    MANY_UNSURE: _("many unsure"),
    BROAD_AGREEMENT: _("broad agreement"),
    BROAD_DISAGREEMENT: _("broad disagreement"),
    LEANING_AGREE: _("leaning agree"),
    LEANING_DISAGREE: _("leaning disagree"),
    DIVIDED: _("divided"),
}

ENOUGH_VOTES = 30
ENOUGH_DECIDED = 5


def label(*, agree: int, disagree: int, unsure: int, eligible: int) -> str:
    """Return the code in `LABELS` for the counted votes, of `eligible` people who may vote.

    Raises ValueError when a count is negative.
    """
    if min(agree, disagree, unsure, eligible) < 0:
        raise ValueError("votes cannot be counted below zero")
    votes = agree + disagree + unsure
    # In whole numbers (40 % is two fifths), so that no rounding moves a border.
    is_unsure = votes > 0 and 5 * unsure >= 2 * votes
    if votes < ENOUGH_VOTES and 2 * votes < eligible:
        return TOO_FEW_VOTES
    if agree + disagree < ENOUGH_DECIDED and not is_unsure:
        return TOO_FEW_VOTES
    return MANY_UNSURE if is_unsure else _direction(agree, disagree)


def is_news(before: str, after: str) -> bool:
    """Say whether a window's labels differ at both ends; what came and went in between is no news."""
    return before != after


def _direction(agree: int, disagree: int) -> str:
    """Weigh the larger side alone: the smaller is never more likely than not, below every threshold."""
    if agree >= disagree:
        return _lean(agree, disagree, BROAD_AGREEMENT, LEANING_AGREE)
    return _lean(disagree, agree, BROAD_DISAGREEMENT, LEANING_DISAGREE)


def _lean(more: int, fewer: int, broad: str, leaning: str) -> str:
    if chance_above(more, fewer, 0.75) >= 0.80:
        return broad
    return leaning if chance_above(more, fewer, 0.5) >= 0.85 else DIVIDED
