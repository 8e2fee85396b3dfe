"""Argdown, the Markdown of arguments: https://argdown.org/syntax/."""

from .reading import read
from .writing import write

__all__ = ["read", "write"]
