"""Two conversations that were held elsewhere."""

from datetime import UTC, datetime, timedelta

from deliberation.actions.imports import Answer, Conversation, Statement

MONDAY = datetime(2026, 5, 4, tzinfo=UTC)
CONVERSATIONS = [
    Conversation(
        external_id=f"polis:{name}",
        title=f"Conversation {name}",
        summary="Held elsewhere",
        text="",
        statements=[
            Statement(f"polis:{name}-{number}", f"Statement {number}", "", f"author {number}", MONDAY)
            for number in range(3)
        ],
        answers=[
            Answer(
                f"polis:{name}-{voter % 3}",
                f"voter {voter % 5}",
                voter % 3 - 1,
                MONDAY + timedelta(minutes=voter),
            )
            for voter in range(12)
        ],
    )
    for name in ("a", "b")
]
