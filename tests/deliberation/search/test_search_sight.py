"""Only what the reader may see is found, and counted."""

import pytest
from django.contrib.auth.models import AnonymousUser

from deliberation import dispatch
from deliberation.actions import (
    arguments,
    discussion,
    facts,
    indicators,
    initiatives,
    options,
    questions,
    sources,
    status_reports,
)
from deliberation.models import Argument, Comment, Evidence, Initiative, NamedReader
from deliberation.search import search, shown
from tests.cast import MONDAY, argue, draft_initiative, open_initiative

WORD = "zebra"  # stands in every noun of the scene


@pytest.fixture
def scene(cast):
    """Every kind of noun, each with the word."""
    by = cast.actor(cast.hana, MONDAY)
    initiative = open_initiative(cast, title=f"A {WORD} crossing")
    argument = argue(cast, initiative, f"A {WORD} is seen from afar")
    sources.add_evidence(by=by, argument=argument, source={"title": f"The {WORD} study"}, quote="It is.")
    discussion.add_comment(by=by, initiative=initiative, argument=argument, text=f"Which {WORD}?")
    facts.add_fact(by=by, initiative=initiative, text=f"There is one {WORD}")
    questions.add_question(by=by, initiative=initiative, text=f"Whose {WORD} is it?")
    options.add_option(by=by, initiative=initiative, title=f"A {WORD} on each shore")
    indicators.add_indicator(by=by, initiative=initiative, name=f"Each {WORD} that crossed")
    day = MONDAY.date()
    status_reports.add_status_report(
        by=by, initiative=initiative, title=f"One {WORD} crossed", starts_on=day, ends_on=day
    )
    dispatch.dispatch(cast.workspace.pk)
    return initiative


def types(user, word=WORD, **narrowed) -> list[str]:
    return sorted(hit.type for hit in search(user, word, **narrowed).hits)


ALL = ["argument", "comment", "evidence", "fact", "indicator", "initiative", "option", "question", "source"]
ALL += ["statusreport"]


def test_a_member_finds_every_noun(cast, scene):
    assert types(cast.taeho) == ALL


@pytest.mark.parametrize("who", ["ben", "yuna"])
def test_strangers_and_those_who_left_find_nothing(cast, scene, who):
    assert types(getattr(cast, who)) == []


def test_the_public_finds_what_is_public_and_neither_comments_nor_the_library(cast, scene):
    assert types(AnonymousUser()) == []
    Initiative.objects.update(audience="public")
    for reader in (AnonymousUser(), cast.ben):
        assert types(reader) == ["argument", "evidence", "fact", "initiative", "question"]


def test_a_draft_is_found_by_its_author_and_those_who_steer(cast):
    draft_initiative(cast, title=f"A {WORD} in the drawer")
    dispatch.dispatch(cast.workspace.pk)
    assert types(cast.minji) == types(cast.jiwoo) == ["initiative"]
    assert types(cast.hana) == []


def test_what_is_for_named_members_is_found_by_them_alone(cast, scene):
    Initiative.objects.update(audience="named")
    NamedReader.objects.create(initiative=scene, user=cast.dohyun)
    assert types(cast.dohyun) == ALL
    assert types(cast.taeho) == ["source"]


@pytest.mark.parametrize("noun", [Argument, Evidence, Comment])
def test_what_is_hidden_is_found_by_nobody_at_once(cast, scene, noun):
    noun.objects.update(hidden_at=MONDAY, hidden_by=cast.minji, hidden_reason="Off the point")
    gone = {Argument: {"argument", "evidence", "comment"}, Evidence: {"evidence"}, Comment: {"comment"}}[noun]
    for who in (cast.minji, cast.hana, cast.taeho):
        assert set(ALL) - set(types(who)) == gone


def test_a_deleted_comment_is_not_found_even_before_the_index_knows(cast, scene):
    discussion.delete_comment(by=cast.actor(cast.hana, MONDAY), comment=Comment.objects.get())
    assert "comment" not in types(cast.hana)
    dispatch.dispatch(cast.workspace.pk)
    assert "comment" not in types(cast.hana)


def test_a_withdrawn_argument_is_found_and_marked(cast, scene):
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=Argument.objects.get())
    found = search(cast.taeho, WORD, kind="argument")
    assert [hit.is_withdrawn for hit in shown(found, found.hits)] == [True]


def test_a_merged_argument_shows_as_its_target(cast, scene):
    target = argue(cast, scene, "Striped animals are seen from afar")
    Argument.objects.filter(number=1).update(state="merged", merged_into=target)
    found = search(cast.taeho, WORD, kind="argument")
    (hit,) = shown(found, found.hits)
    assert (hit.is_merged, hit.ref, hit.path) == (True, "AI-1#2", "/i/AI-1/2/")


def test_one_workspace_and_one_type_can_be_asked_for(cast, scene):
    assert types(cast.hana, kind="fact") == ["fact"]
    assert types(cast.hana, workspace="AI") == ALL
    assert types(cast.hana, workspace="OTHER") == []


def test_votes_tell_nothing_by_the_order_while_results_wait_for_the_close(cast):
    initiative = open_initiative(cast, results="at_close")
    first, second = (argue(cast, initiative, f"The {WORD} number {number}") for number in (1, 2))
    dispatch.dispatch(cast.workspace.pk)
    before = [hit.subject_id for hit in search(cast.hana, WORD).hits]
    Argument.objects.get(pk=first.pk).tally.__class__.objects.filter(argument=first).update(
        agree=9, order_value=0.9
    )
    assert [hit.subject_id for hit in search(cast.hana, WORD).hits] == before == [second.pk, first.pk]


def test_the_number_of_queries_does_not_grow_with_what_is_found(cast, scene, django_assert_max_num_queries):
    for number in range(30):
        argue(cast, scene, f"{WORD.title()} number {number}")
    initiatives.edit_initiative(by=cast.actor(cast.minji), initiative=scene, version=None, summary=WORD)
    dispatch.dispatch(cast.workspace.pk)
    with django_assert_max_num_queries(1 + len(ALL) + 1):
        found = search(cast.hana, WORD)
        shown(found, found.hits)
