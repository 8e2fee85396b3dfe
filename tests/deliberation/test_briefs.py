"""Handing in a document and accepting what was read out of it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from deliberation.actions import people
from deliberation.actions.briefs import accept_brief, hand_in_brief
from deliberation.errors import Invalid, NotAllowed
from deliberation.models import (
    Activity,
    Brief,
    Evidence,
    Fact,
    Initiative,
    Question,
    Source,
    Tally,
    Vote,
)
from deliberation.permissions import Actor
from tests.cast import gather
from tests.deliberation.briefs_at_hand import ARTICLE, MEMO, accepted, faults, hand_in_article, hand_in_memo

DOCUMENTS = sorted((Path(__file__).parent / "briefs" / "documents").glob("*.*"))


@pytest.fixture
def brief(cast):
    return hand_in_article(cast.hana, cast.workspace)


@pytest.fixture
def memo(cast):
    return hand_in_memo(cast.hana, cast.workspace)


def test_the_article_is_kept_with_what_it_proposes(brief):
    assert brief.filename == "article.txt"
    assert brief.proposal["title"].startswith("South Korea Enhances")
    assert len(brief.proposal["arguments"]) == 6
    assert not Initiative.objects.exists()


def test_the_same_document_twice_is_one_brief(cast, brief):
    again = hand_in_brief(
        by=Actor(user=cast.hana), workspace=cast.workspace, content=ARTICLE.read_bytes(), filename="other.txt"
    )
    assert again == brief
    assert Activity.objects.filter(verb="brief.handed_in").count() == 1


def test_the_same_document_from_another_person_is_another_brief(cast, memo):
    assert hand_in_brief(by=Actor(user=cast.dohyun), workspace=cast.workspace, text=MEMO) != memo


def test_once_accepted_the_same_document_is_a_new_brief(cast, memo):
    accepted(memo)
    assert hand_in_brief(by=Actor(user=cast.hana), workspace=cast.workspace, text=MEMO) != memo


@pytest.mark.parametrize("who", ["taeho", "ben", "yuna"])
def test_observers_strangers_and_former_members_hand_in_nothing(cast, who):
    with pytest.raises(NotAllowed):
        hand_in_brief(by=Actor(user=getattr(cast, who)), workspace=cast.workspace, text=MEMO)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"text": "  \n"}, {"file": "required"}),
        ({"text": "long " * 90_000}, {"text": "too_long"}),
        ({"content": b"", "filename": "a.txt"}, {"file": "empty"}),
        ({"content": b"MZ\x90\x00" + bytes(400), "filename": "a.exe"}, {"file": "wrong_type"}),
        ({"content": b"PK\x03\x04 but no archive", "filename": "a.docx"}, {"file": "broken"}),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_leaves_nothing(cast, given, fault):
    with pytest.raises(Invalid) as refusal:
        hand_in_brief(by=Actor(user=cast.hana), workspace=cast.workspace, **given)
    assert faults(refusal).keys() == fault.keys()
    assert refusal.value.faults[0].detail.endswith(".")
    assert not Brief.objects.exists()


def test_accepting_all_makes_a_draft_of_the_article(cast, brief):
    initiative = accepted(brief)
    assert (initiative.stage, initiative.author) == ("draft", cast.hana)
    assert initiative.title == brief.proposal["title"]
    assert initiative.proposal
    assert initiative.summary
    assert len(initiative.objectives) == 7
    kinds = list(initiative.arguments.order_by("number").values_list("kind", flat=True))
    assert sorted(kinds) == ["advantage"] * 2 + ["challenge"] * 2 + ["disadvantage"] * 2
    assert set(initiative.parties.values_list("organisation", "part")) == {
        (cast.mofa.pk, "lead"),
        (cast.msit.pk, "lead"),
    }


def test_conclusion_events_people_dates_and_links_stand_in_the_text(brief):
    text = accepted(brief).text
    for said in (
        "strategic move",
        "AI Seoul Summit",
        "AI Global Forum",
        "Cho Tae-yul",
        "2019",
        "OECD’s website",
    ):
        assert said in text
    assert "not in this workspace" not in text


def test_the_passage_backs_each_argument_but_does_not_count_as_a_source(brief):
    initiative = accepted(brief)
    for argument in initiative.arguments.all():
        evidence = argument.evidence.get()
        assert evidence.quote in brief.text
        assert evidence.source == brief.source
        assert argument.brief == brief
    assert not Evidence.objects.counted().exists()
    assert set(Tally.objects.values_list("sources", flat=True)) == {0}


def test_facts_cite_the_document(brief):
    accepted(brief)
    assert Fact.objects.count() == 5
    for fact in Fact.objects.all():
        link = fact.links.get()
        assert link.source == brief.source
        assert link.quote in brief.text


def test_questions_gather_the_arguments_of_their_answers(brief):
    accepted(brief)
    gathered = {
        question.text: set(question.arguments.values_list("kind", flat=True))
        for question in Question.objects.all()
    }
    assert list(gathered.values()) == [{"challenge"}, {"advantage"}, {"disadvantage"}]


def test_links_become_sources_once(cast, brief):
    known = brief.proposal["links"][1]["title"]
    Source.objects.create(workspace=cast.workspace, title=known, added_by=cast.hana)
    accepted(brief)
    brief.refresh_from_db()
    assert Source.objects.filter(title=known).count() == 1
    assert Source.objects.filter(brief=None).count() == len(brief.accepted["link_sources"]) == 3


def test_nobody_s_vote_is_cast(brief):
    accepted(brief)
    assert not Vote.objects.exists()


def test_accepting_twice_returns_the_same_initiative(brief):
    first = accepted(brief)
    assert accepted(brief) == first
    assert Initiative.objects.count() == 1
    assert Activity.objects.filter(verb="brief.accepted").count() == 1


@pytest.mark.parametrize("who", ["minji", "dohyun", "taeho", "ben"])
def test_only_who_handed_it_in_accepts(cast, brief, who):
    with pytest.raises(NotAllowed):
        accepted(brief, by=getattr(cast, who))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_whatever_was_read_can_be_accepted_whole(cast, path):
    by = Actor(user=cast.hana)
    brief = hand_in_brief(by=by, workspace=cast.workspace, content=path.read_bytes(), filename=path.name)
    initiative = accept_brief(by=by, brief=brief)
    assert initiative.title
    assert initiative.arguments.count() == len(brief.proposal["arguments"])
    assert initiative.facts.count() == len(brief.proposal["facts"])
    assert initiative.questions.count() == len(brief.proposal["questions"])


def test_two_at_once_accept_one_initiative(transactional_db):
    cast = gather()
    brief = hand_in_brief(by=Actor(user=cast.hana), workspace=cast.workspace, text=MEMO)
    start = Barrier(2)

    def accept(_):
        start.wait()
        try:
            return accept_brief(by=Actor(user=cast.hana), brief=Brief.objects.get(pk=brief.pk)).ref
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(accept, range(2))) == {"AI-1"}
    assert Initiative.objects.count() == 1


def test_a_former_analyst_accepts_nothing(cast, memo):
    people.end_membership(by=Actor(user=cast.jiwoo), membership=cast.hana.memberships.get())
    with pytest.raises(NotAllowed):
        accepted(memo)


def test_a_brief_that_waits_is_seen_by_its_owner_alone(cast, brief):
    assert list(Brief.objects.visible_to(cast.hana)) == [brief]
    assert not Brief.objects.visible_to(cast.minji).exists()
    accepted(brief)
    assert list(Brief.objects.visible_to(cast.minji)) == [brief]
    for who in (cast.dohyun, cast.taeho, cast.ben):  # for them the draft does not exist
        assert not Brief.objects.visible_to(who).exists()
        assert not Source.objects.visible_to(who).filter(brief=brief).exists()
