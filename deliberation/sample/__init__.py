"""The sample workspace: a deliberation of several weeks to look at and try things on, told as acts in JSON Lines."""

from .load import KEY, load

__all__ = ["KEY", "load"]
