"""What was read out of a brief, for a person at a terminal."""

from collections.abc import Iterable, Iterator

from deliberation.models import Brief, Initiative

MARKS = {"advantage": "+", "disadvantage": "-", "challenge": "!"}


def told(brief: Brief, initiative: Initiative | None) -> str:
    """The proposal as lines of text, and what came of it."""
    return "\n".join([*_lines(brief.proposal), "", _outcome(initiative)])


def _lines(read: dict) -> Iterator[str]:
    yield read["title"] or "(no title)"
    for heading, text in (("Proposal", read["proposal"]), ("Summary", read["summary"])):
        if text:
            yield f"\n{heading}\n  {text}"
    yield from _section("Parties", (one["name"] for one in read["parties"]))
    yield from _section("People", (_person(one) for one in read["people"]))
    yield from _section("Events", (one["name"] for one in read["events"]))
    yield from _section("Dates", (one["text"] for one in read["dates"]))
    yield from _section("Areas of work", (one["text"] for one in read["areas"]))
    yield from _section("Arguments", (f"{MARKS[one['kind']]} {one['claim']}" for one in read["arguments"]))
    yield from _section("Facts", (one["text"] for one in read["facts"]))
    yield from _section("Questions", (one["question"] for one in read["questions"]))
    yield from _section("Links", (_link(one) for one in read["links"]))
    if read["conclusion"]:
        yield f"\nConclusion\n  {read['conclusion']}"
    yield from _section("Not placed", read["unplaced"])


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n{heading} ({len(found)})"
        yield from (f"  {line}" for line in found)


def _person(one: dict) -> str:
    return ", ".join(text for text in (one["name"], one["role"], one["organisation"]) if text)


def _link(one: dict) -> str:
    return " ".join(text for text in (one["title"], one["url"]) if text)


def _outcome(initiative: Initiative | None) -> str:
    if initiative is None:
        return "Nothing is published. With --accept all of this becomes the draft of an initiative."
    return f"Accepted as {initiative.ref}, a draft."
