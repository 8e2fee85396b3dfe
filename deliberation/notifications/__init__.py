"""What each person is told: rows of the inbox, what they say, and the mails that cannot wait for a digest."""

from .notices import Notice, notices_of
from .telling import tell

__all__ = ["Notice", "notices_of", "tell"]
