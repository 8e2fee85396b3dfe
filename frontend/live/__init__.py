"""Live pages: `/live/` tells open pages that something is new where they are, by server-sent events.

Nothing on a page moves by itself, and none lacks anything without it. One `Hub` a process listens for all its streams;
a stream holds neither a thread nor a connection to the database.
"""

from .endpoint import with_live

__all__ = ["with_live"]
