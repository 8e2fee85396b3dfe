"""Where an argument stands: one word for its votes, one number to order by. Pure arithmetic, no database."""

from deliberation.standing.labels import (
    BROAD_AGREEMENT,
    BROAD_DISAGREEMENT,
    DIVIDED,
    LABELS,
    LEANING_AGREE,
    LEANING_DISAGREE,
    MANY_UNSURE,
    TOO_FEW_VOTES,
    is_news,
    label,
)
from deliberation.standing.strengths import strength

__all__ = [
    "BROAD_AGREEMENT",
    "BROAD_DISAGREEMENT",
    "DIVIDED",
    "LABELS",
    "LEANING_AGREE",
    "LEANING_DISAGREE",
    "MANY_UNSURE",
    "TOO_FEW_VOTES",
    "is_news",
    "label",
    "strength",
]
