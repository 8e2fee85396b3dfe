"""Reading a document that was handed in: its text, and what it proposes."""

from .extraction import Document, extract_text
from .normalise import normalise
from .proposal import Proposal
from .reading import read_brief
from .refusals import BriefRefused

__all__ = ["BriefRefused", "Document", "Proposal", "extract_text", "normalise", "read_brief"]
