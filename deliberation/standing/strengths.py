"""The number that orders arguments by *strongest*."""

from math import sqrt

# Φ⁻¹(0.9): a two-sided interval of 80 % leaves a tenth on either side.
Z = 1.2815515655446004


def strength(*, agree: int, disagree: int) -> float | None:
    """Return the lower end of the 80 % score interval of agree / (agree + disagree), in 0…1.

    None when unrated. It rewards agreement and, at the same share, more votes. Source: E. B. Wilson,
    "Probable inference, the law of succession, and statistical inference", Journal of the American
    Statistical Association 22 (1927), 209–212.
    """
    votes = agree + disagree
    if votes == 0:
        return None
    share = agree / votes
    squared = Z * Z / votes
    middle = share + squared / 2
    margin = sqrt(squared * (share * (1 - share) + squared / 4))
    return max(0.0, (middle - margin) / (1 + squared))
