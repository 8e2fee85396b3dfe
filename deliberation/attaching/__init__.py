"""Files that texts show or link to: what they are by their content, and pictures drawn anew. Pure."""

from .fitting import KNOWN, Fitted, fit
from .refusals import Unfit

__all__ = ["KNOWN", "Fitted", "Unfit", "fit"]
