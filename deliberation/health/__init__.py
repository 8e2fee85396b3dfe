"""Whether a deliberation is in good health: rules with names, and what each has found. For members."""

from .findings import Health, examined_in, health_of
from .rules import RULES, Finding

__all__ = ["RULES", "Finding", "Health", "examined_in", "health_of"]
