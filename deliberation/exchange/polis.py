"""A Polis export read: summary.csv, comments.csv and votes.csv of one folder.

Comments that a moderator took out (−1) are left out with their votes. Of a person's votes on a comment the last counts;
at equal moments it is the later line.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from deliberation.actions.brief_choice import shortened
from deliberation.actions.imports import Answer, Conversation, Statement
from deliberation.actions.writing import many_lines, one_line
from deliberation.markup.cells import as_written
from deliberation.models import Argument, Initiative

from .csv_rows import CsvRows
from .faults import Faults
from .fields import at_most
from .index import MOST_THINGS
from .tree import MOST_ARGUMENTS

MODERATED_OUT = -1
WHOLE = re.compile(r"-?[0-9]{1,15}\Z")
LATEST = 4_000_000_000_000  # milliseconds; the year 2096


def read(folder: Path) -> Conversation:
    """The conversation whose export lies in ``folder``. Raises Invalid with every fault, by file and line."""
    faults = Faults()
    summary = _summary(folder / "summary.csv", faults)
    said = CsvRows(folder / "comments.csv", COMMENT_COLUMNS, faults)
    comments = _comments(said)
    votes = CsvRows(folder / "votes.csv", VOTE_COLUMNS, faults)
    answers = _answers(votes, comments, has_all=said.is_sound)
    statements = [one for one in comments.values() if one is not None]
    if not statements and not faults.all:
        said.fault(1, "empty", _("There is no comment in it."))
    faults.refuse(_("The files cannot be imported as they are."))
    description = many_lines(summary.get("conversation-description", ""))
    source = _("From Polis: %s") % summary["url"]
    return Conversation(
        external_id=_name_of(summary["url"]),
        title=shortened(one_line(summary["topic"]), at_most(Initiative, "title")),
        summary=shortened(one_line(description) or one_line(summary["topic"]), SUMMARY_AT_MOST),
        text="\n\n".join(filter(None, (description, source))),
        statements=statements,
        answers=answers,
    )


COMMENT_COLUMNS = ("timestamp", "comment-id", "author-id", "moderated", "comment-body")
VOTE_COLUMNS = ("timestamp", "comment-id", "voter-id", "vote")
SUMMARY_AT_MOST = 600


def _summary(path: Path, faults: Faults) -> dict[str, str]:
    """Lines of a name and a value."""
    rows = CsvRows(path, (), faults)
    found = dict(rows.pairs())
    for name in ("topic", "url"):
        if not found.get(name, "").strip() and rows.is_sound:
            rows.fault(1, "required", _("It has no line “%s”.") % name)
    return found


def _name_of(url: str) -> str:
    """Polis' own name of the conversation: the end of its address."""
    return f"polis:{url.strip().rstrip('/').rpartition('/')[2]}"[:200]


def _comments(rows: CsvRows) -> dict[str, Statement | None]:
    """By their ids, in the order of these; None for what a moderator took out."""
    found: dict[int, Statement | None] = {}
    for line, row in rows:
        numbers = _numbers(rows, line, row, ("timestamp", "comment-id", "author-id", "moderated"))
        if numbers is None:
            continue
        moment, pk, author, moderated = numbers
        if len(found) >= MOST_ARGUMENTS:
            rows.fault(line, "too_many", _("A conversation has up to %d comments.") % MOST_ARGUMENTS)
            break
        if pk in found:
            rows.fault(line, "twice", _("Comment %d is there already.") % pk)
        elif moderated not in (-1, 0, 1):
            rows.fault(line, "moderated", _("“moderated” is -1, 0 or 1."))
        else:
            found[pk] = (
                None if moderated == MODERATED_OUT else _statement(rows, line, row, pk, author, moment)
            )
    return {str(pk): found[pk] for pk in sorted(found)}


def _statement(rows: CsvRows, line: int, row: dict, pk: int, author: int, moment: int) -> Statement:
    """What is longer than a claim is cut at a word, and stands whole in the reasons."""
    said = as_written(row["comment-body"])
    body, whole = one_line(said), many_lines(said)
    claim = shortened(body, at_most(Argument, "claim"))
    if not body:
        rows.fault(line, "required", _("This comment says nothing."))
    elif "\x00" in body:
        rows.fault(line, "control_character", _("Please remove the control character in this text."))
    elif len(whole) > at_most(Argument, "reasons"):
        rows.fault(line, "too_long", _("This comment is too long."))
    return Statement(f"polis:{pk}", claim, "" if claim == body else whole, str(author), _moment(moment))


def _answers(rows: CsvRows, comments: dict[str, Statement | None], *, has_all: bool) -> list[Answer]:
    """The votes on what was not taken out, in the order in which they count; they share the names that they hold.

    A comment that is not there may stand in a line that could not be read, unless ``has_all`` says otherwise.
    """
    found: list[Answer] = []
    voters: dict[int, str] = {}
    for line, row in rows:
        numbers = _numbers(rows, line, row, VOTE_COLUMNS)
        if numbers is None:
            continue
        if len(found) >= MOST_THINGS:
            rows.fault(line, "too_many", _("A file has up to %d lines.") % MOST_THINGS)
            break
        moment, pk, voter, value = numbers
        if str(pk) not in comments:
            if has_all:
                rows.fault(line, "unknown_comment", _("There is no comment %d.") % pk)
        elif value not in (-1, 0, 1):
            rows.fault(line, "vote", _("A vote is 1, 0 or -1."))
        elif (statement := comments[str(pk)]) is not None:
            name = voters.setdefault(voter, str(voter))
            found.append(Answer(statement.external_id, name, value, _moment(moment)))
    return sorted(found, key=lambda answer: answer.at)


def _numbers(rows: CsvRows, line: int, row: dict[str, str], columns: tuple[str, ...]) -> list[int] | None:
    """The whole numbers of a row; None where one is none, which is a fault."""
    wrong = [name for name in columns if not WHOLE.match(row[name].strip())]
    if not wrong and not 0 < int(row["timestamp"]) < LATEST:
        wrong = ["timestamp"]
    for name in wrong:
        rows.fault(line, "not_a_number", _("“%s” is not a number that can be meant.") % name)
    return None if wrong else [int(row[name]) for name in columns]


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
