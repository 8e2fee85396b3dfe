"""The way down from an argument, which Django's queries cannot ask for."""

from uuid import UUID

from django.db import connection, models

DESCENDANTS = """
    WITH RECURSIVE descent(id) AS (
        SELECT id FROM deliberation_argument WHERE parent_id = %s
        UNION ALL
        SELECT response.id FROM deliberation_argument response JOIN descent ON response.parent_id = descent.id
    )
    SELECT id FROM descent
"""


def stored(pk: UUID) -> str | UUID:
    """An id as this database keeps it."""
    return models.UUIDField().get_db_prep_value(pk, connection)
