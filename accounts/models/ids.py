from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUIDv7. Its order is near to the order of making, and is never taken for the order of commits."""
    return uuid7()
