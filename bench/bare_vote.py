"""The rows that one vote writes, by bare SQL in one transaction: what the database asks for in any case."""

import json
from datetime import UTC, datetime

from uuid_utils.compat import uuid7

LOCK = "SELECT agree, disagree, unsure FROM deliberation_tally WHERE argument_id = %s FOR NO KEY UPDATE"
MINE = "SELECT id, value, organisation_id FROM deliberation_vote WHERE argument_id = %s AND voter_id = %s"
PLACE = """
SELECT argument.initiative_id, initiative.workspace_id, membership.organisation_id
FROM deliberation_argument AS argument
JOIN deliberation_initiative AS initiative ON initiative.id = argument.initiative_id
JOIN accounts_membership AS membership
  ON membership.workspace_id = initiative.workspace_id AND membership.user_id = %s
WHERE argument.id = %s
"""
CAST = """
INSERT INTO deliberation_vote (id, argument_id, voter_id, organisation_id, revision, value, reason, cast_at, created_at)
VALUES (%s, %s, %s, %s, 1, %s, '', %s, %s)
"""
KEEP = """
INSERT INTO deliberation_votechange (id, vote_id, organisation_id, revision, value, reason, cast_at)
VALUES (%s, %s, %s, 1, %s, '', %s)
"""
CHANGE = "UPDATE deliberation_vote SET value = %s, cast_at = %s WHERE id = %s"
COUNT = "UPDATE deliberation_tally SET agree = %s, disagree = %s, unsure = %s WHERE argument_id = %s"
ACT = """
INSERT INTO deliberation_activity (id, workspace_id, initiative_id, argument_id, verb, actor_id, system, token_key,
  request_id, subject_type, subject_id, details, quiet, at)
VALUES (%s, %s, %s, %s, 'vote.cast', %s, '', '', '', 'vote', %s, %s, false, %s)
"""
WAIT = """
INSERT INTO deliberation_dispatch (activity_id, workspace_id, numbered, owner, attempts, fault)
VALUES (%s, %s, false, '', 0, '')
"""


def cast(execute, argument: str, voter: str, value: int) -> None:
    """Write a new or changed vote with ``execute(sql, params)``, a cursor's; the caller holds the transaction."""
    counts = list(execute(LOCK, [argument]).fetchone())
    initiative, workspace, organisation = execute(PLACE, [voter, argument]).fetchone()
    found, now = execute(MINE, [argument, voter]).fetchone(), datetime.now(UTC)
    if found:
        pk, before, organisation = found
        execute(KEEP, [uuid7(), pk, organisation, before, now])
        execute(CHANGE, [value, now, pk])
        counts[_place(before)] -= 1
    else:
        pk = uuid7()
        execute(CAST, [pk, argument, voter, organisation, value, now, now])
    counts[_place(value)] += 1
    execute(COUNT, [*counts, argument])
    act, details = uuid7(), json.dumps({"after": value})
    execute(ACT, [act, workspace, initiative, argument, voter, pk, details, now])
    execute(WAIT, [act, workspace])


def _place(value: int) -> int:
    return {1: 0, -1: 1, 0: 2}[value]
