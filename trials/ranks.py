"""Whether two samples come from one distribution: the test of Mann and Whitney."""

from collections.abc import Sequence
from math import erfc, sqrt

import numpy as np


def mann_whitney(first: Sequence[float], second: Sequence[float]) -> float:
    """The two-sided p value, by the normal approximation with its corrections for ties and continuity."""
    n, m = len(first), len(second)
    _values, places, counts = np.unique([*first, *second], return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    u = ranks[:n].sum() - n * (n + 1) / 2
    ties = (counts**3 - counts).sum() / ((n + m) * (n + m - 1))
    spread = sqrt(n * m / 12 * (n + m + 1 - ties))
    if not spread:
        return 1.0
    return erfc(max(abs(u - n * m / 2) - 0.5, 0) / spread / sqrt(2))
