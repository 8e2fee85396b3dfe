"""How likely it is that more than a given share would agree, after the votes so far and an even prior."""

from functools import lru_cache
from math import exp, lgamma, log, log1p

NEGLIGIBLE = 1e-17


@lru_cache(maxsize=16384)
def chance_above(successes: int, failures: int, share: float) -> float:
    """Return P(p > share) for p ~ Beta(successes + 1, failures + 1) and 0 < share < 1.

    With whole parameters the tail is a binomial sum, P(X ≤ successes) for
    X ~ Bin(successes + failures + 1, share): Abramowitz and Stegun, Handbook of Mathematical Functions
    (1964), 26.5.24. The shorter tail is summed, from its largest term on, until the rest is below a
    double's last digit.
    """
    trials = successes + failures + 1
    if successes < trials * share:
        return _lower_tail(successes, trials, share)
    return 1.0 - _lower_tail(failures, trials, 1.0 - share)


def _lower_tail(most: int, trials: int, share: float) -> float:
    """Return P(X ≤ most) for X ~ Bin(trials, share), `most` at or below the mean."""
    odds_against = (1.0 - share) / share
    total = term = _probability(most, trials, share)
    for hits in range(most, 0, -1):
        term *= odds_against * hits / (trials - hits + 1)
        total += term
        if term < total * NEGLIGIBLE:
            break
    return min(total, 1.0)


def _probability(hits: int, trials: int, share: float) -> float:
    misses = trials - hits
    ways = lgamma(trials + 1) - lgamma(hits + 1) - lgamma(misses + 1)
    return exp(ways + hits * log(share) + misses * log1p(-share))
