"""Mails that come in: whom their address means, what their writer wrote, and who vouches for the sender.

Reads and decides nothing else; ``deliberation.actions.replies`` says what becomes of one.
"""

from .addresses import Meaning, Meant, address_of, is_on, meant_by
from .arrived import Arrived, read
from .quotes import marker

__all__ = ["Arrived", "Meaning", "Meant", "address_of", "is_on", "marker", "meant_by", "read"]
