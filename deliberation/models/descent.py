"""The ways down from an argument, which Django's queries cannot ask for."""

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

# From all that stands on its page: its own responses, and those of what was merged into it.
DESCENDANTS_OF_ALL = """
    WITH RECURSIVE shown(id) AS (
        SELECT id FROM deliberation_argument WHERE id = %s
        UNION ALL
        SELECT id FROM deliberation_argument WHERE merged_into_id = %s AND hidden_at IS NULL
    ), descent(id) AS (
        SELECT response.id FROM deliberation_argument response JOIN shown ON response.parent_id = shown.id
        UNION
        SELECT response.id FROM deliberation_argument response JOIN descent ON response.parent_id = descent.id
    )
    SELECT id FROM descent
"""


def stored(pk: UUID) -> str | UUID:
    """An id as this database keeps it."""
    return models.UUIDField().get_db_prep_value(pk, connection)
