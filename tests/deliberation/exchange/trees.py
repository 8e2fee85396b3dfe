"""Initiatives for codecs: one by hand that fills every field, and any that hypothesis thinks of."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from hypothesis import Phase
from hypothesis import strategies as st

from deliberation.actions.writing import many_lines, one_line
from deliberation.exchange.tree import (
    Argument,
    Author,
    Citation,
    Comment,
    Decision,
    Evidence,
    Fact,
    GroupTally,
    Handling,
    Initiative,
    Party,
    Position,
    Question,
    Source,
    Tally,
)
from tests.source import ROOT

DATA = ROOT / "tests/data"
QUICKLY = (Phase.explicit, Phase.reuse, Phase.generate)  # making a tree smaller takes minutes
AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)

# What argument formats, Markdown, XML, YAML and JSON would take for their own.
NASTY = (
    "see [this](https://example.org/a_b?c=d&e=f#g) and [that], <tag>, {data: 1} and {x} y",
    "https://example.org//path // a comment? /* and this */ <!-- or this -->",
    "=== front matter === --- --",
    "- minus first, + plus, -> arrow, >< clash, _ low",
    "+ plus first",
    "1. first (2) second",
    "(1) a step",
    "# heading #tag #(two words) #한국어 @[mention] @<mention>",
    "**bold** *it* __under__ _it_ snake_case_name 2*3*4 ~~gone~~ `code`",
    "back\\slash \\n \\[x\\] ends with \\",
    'quotes " and \' and “typographic” and "} , {" ',
    "emoji :heart: .A. 😀 👩‍👩‍👧 ., 1:30:45",
    "한국어 문장입니다. (괄호) ｛전각｝ 가나다",
    "tab\there\u00a0no-break\u200bzero\u2028line\u2029paragraph\ufeffbom \x01\x7f\x85",
    "] } > ) ]: >: }\n}",
    "&amp; <b>&lt;</b> ]]> &#0;",
    "===\n---\n```\n- a\n\n\n    indented\n> quote",
    "null",
    "true",
    "12",
    "~",
    "2026-05-04",
    "!tag &anchor *alias",
    "%directive",
    "...",
    "? key",
    "a: b",
    "a #b",
)


ANY = st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


def _texts(form, least: int, most: int):
    """Cut and clean; what is too short says something else."""
    return ANY.map(lambda words: form(form(words)[:most]) or "x" * least)


def lines(most: int = 200, least: int = 0):
    return _texts(one_line, least, most)


def texts(most: int = 2000, least: int = 0):
    return _texts(many_lines, least, most)


moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
authors = st.builds(Author, name=lines(120), organisation=lines(200))
counts = st.integers(0, 10**6)
tallies = st.builds(Tally, agree=counts, disagree=counts, unsure=counts)


def comments(ids):
    replies = st.lists(st.builds(Comment, id=ids, text=texts(least=1), author=authors), max_size=1).map(tuple)
    made = st.builds(
        Comment, id=ids, text=texts(least=1), author=authors, at=st.none() | moments, replies=replies
    )
    return st.lists(made, max_size=2).map(tuple)


@st.composite
def initiatives(draw) -> Initiative:
    """Any initiative; ids are unlike, as they are in a tree."""
    numbers = count(1)
    ids = lines(40).map(lambda words: f"{words}{next(numbers)}")
    made = st.builds(
        Source, id=ids, title=lines(300, 1), publisher=lines(), url=lines(), kind=st.sampled_from(["", "law"])
    )
    sources = draw(st.lists(made, max_size=3, unique_by=lambda one: one.id))
    return draw(
        st.builds(
            Initiative,
            id=ids,
            title=lines(200, 1),
            ref=st.just("") | lines(40),
            proposal=lines(200),
            summary=texts(),
            text=texts(),
            stage=st.sampled_from(["draft", "open", "decided"]),
            closes_at=st.none() | moments,
            themes=st.lists(lines(least=1), max_size=2).map(tuple),
            parties=st.lists(st.builds(Party, organisation=lines(least=1)), max_size=2).map(tuple),
            positions=st.lists(
                st.builds(Position, organisation=lines(least=1), stand=st.just("oppose"), conditions=texts()),
                max_size=1,
            ).map(tuple),
            sources=st.just(tuple(sources)),
            comments=comments(ids),
            facts=_facts(ids, sources),
            questions=st.lists(
                st.builds(
                    Question, id=ids, text=lines(500, 1), answer=texts(), arguments=st.just(("a", "b"))
                ),
                max_size=1,
            ).map(tuple),
            decision=st.none()
            | st.builds(Decision, outcome=st.just("adopt"), rationale=texts(), at=st.none() | moments),
            arguments=st.lists(arguments(ids, sources, 0), max_size=3).map(tuple),
        )
    )


@st.composite
def arguments(draw, ids, sources, depth, *, under_challenge: bool = False) -> Argument:
    kinds = ["advantage", "disadvantage", "challenge"]
    relations = ["supports", "rebuts", *(["answers"] if under_challenge else [])]
    kind = "" if depth else draw(st.sampled_from(kinds))
    made = draw(
        st.builds(
            Argument,
            id=ids,
            claim=lines(280, 1),
            kind=st.just(kind),
            relation=st.sampled_from(relations) if depth else st.just(""),
            reasons=texts(),
            ref=st.just("") | lines(60),
            state=st.sampled_from(["active", "withdrawn"]),
            merged_into=st.just("") | lines(40),
            hidden=st.booleans(),
            author=authors,
            at=st.none() | moments,
            tally=st.none() | tallies,
            by_organisation=st.lists(
                st.builds(GroupTally, organisation=lines(), tally=tallies), max_size=1
            ).map(tuple),
            handling=st.just(Handling(likelihood=3, due=date(2026, 6, 1)))
            if kind == "challenge"
            else st.none(),
            external_id=lines(60),
            evidence=_evidence(ids, sources),
            comments=comments(ids),
        )
    )
    if depth > 1:
        return made
    below = arguments(ids, sources, depth + 1, under_challenge=kind == "challenge")
    return replace(made, responses=tuple(draw(st.lists(below, max_size=2))))


def _facts(ids, sources):
    cited = st.builds(Citation, st.sampled_from([one.id for one in sources] or [""]), texts(400))
    links = st.lists(cited, max_size=2).map(tuple) if sources else st.just(())
    return st.lists(st.builds(Fact, id=ids, text=lines(1000, 1), sources=links), max_size=2).map(tuple)


def _evidence(ids, sources):
    if not sources:
        return st.just(())
    made = st.builds(
        Evidence,
        id=ids,
        source=st.sampled_from([one.id for one in sources]),
        bearing=st.sampled_from(["supports", "contradicts", "context"]),
        quote=texts(400),
        locator=lines(60),
        grade=st.sampled_from(["", "strong"]),
    )
    return st.lists(made, max_size=3).map(tuple)


def a_memorandum() -> Initiative:
    """Small, and with something in every field."""
    answer = Argument(
        id="a5", ref="AI-12#5", relation="answers", claim="A rotating secretariat needs 0.2 FTE per ministry."
    )
    replication = Argument(
        id="a4", ref="AI-12#4", relation="rebuts", claim="Most overlaps were meant.", state="withdrawn"
    )
    same = Argument(
        id="a6", ref="AI-12#6", relation="rebuts", claim="They were meant.", state="merged", merged_into="a4"
    )
    offensive = Argument(
        id="a7", ref="AI-12#7", relation="supports", claim="Hidden by a facilitator", hidden=True
    )
    duplicates = Argument(
        id="a1",
        ref="AI-12#1",
        kind="advantage",
        claim="Shared status reports avoid duplicate projects.",
        reasons="Two ministries paid for *the same* pilot.\n\n- in 2024\n- in 2025",
        author=Author("Kim Minji", "Ministry A"),
        at=AT,
        label="leaning_agree",
        tally=Tally(15, 2, 3),
        by_organisation=(GroupTally("Ministry A", Tally(9, 0, 1)), GroupTally("others", Tally(6, 2, 2))),
        external_id="polis:1",
        evidence=(
            Evidence(
                "e1",
                "s1",
                quote="14 overlapping pilot projects",
                locator="p. 3",
                grade="strong",
                grade_reason="counted",
            ),
            Evidence("e2", "s2", bearing="context"),
            Evidence("e3", "s2", bearing="contradicts", quote="Overlap is\nsmall."),
        ),
        comments=(
            Comment("c2", "Which ones?", Author("Lee Jun", "Ministry B"), AT, (Comment("c3", "Annex 2."),)),
        ),
        responses=(replication, same, offensive),
    )
    staffing = Argument(
        id="a3",
        ref="AI-12#3",
        kind="challenge",
        claim="Nobody is assigned to compile reports.",
        handling=Handling("in_hand", 4, 3, "Ministry B", "Ask for a post.", date(2026, 6, 30)),
        responses=(answer,),
    )
    leaks = Argument(
        id="a2", ref="AI-12#2", kind="disadvantage", claim="초안이 발표 전에 새어 나갈 수 있습니다."
    )
    return Initiative(
        id="i1",
        ref="AI-12",
        title="MOU on sharing AI policy status",
        proposal="Ministry A and Ministry B should sign an MOU to share AI policy status quarterly.",
        summary="Two ministries report alike.",
        text="# Background\n\nSee https://example.org//annex.",
        stage="decided",
        language="en",
        opens_at=AT,
        closes_at=AT,
        at=AT,
        external_id="agora:9",
        objectives=("Fewer doubles",),
        themes=("AI", "협력"),
        parties=(Party("Ministry A"), Party("Ministry B", "supporting")),
        positions=(Position("Ministry B", "support_with_conditions", "A post is given."),),
        sources=(
            Source(
                "s1",
                "Audit 2025",
                "Board of Audit",
                "2025-06-30",
                "https://example.org/audit_2025",
                "statistics",
                "en",
            ),
            Source("s2", "현황 보고서", published="2024"),
        ),
        decision=Decision(
            "adopt_with_conditions", "It pays.", "Ministry C disagrees.", "proposed", AT, ("a1",)
        ),
        facts=(
            Fact(
                "f1", "Two pilots did the same.", (Citation("s1", "14 overlapping\npilots"), Citation("s2"))
            ),
            Fact("f2", "예산은 6월에 확정된다."),
        ),
        questions=(
            Question("q1", "Who pays?", "Both.\n\n- half each", ("a1", "a3")),
            Question("q2", "언제 시작합니까?"),
        ),
        comments=(Comment("c1", "When do we start?", Author(organisation="Ministry A"), AT),),
        arguments=(duplicates, leaks, staffing),
    )
