"""Role × stage × verb, each cell through both doors."""

import re

import pytest
from django.db import transaction
from django.test import Client

from accounts.actions import create_token
from accounts.models import User
from deliberation.models import Argument, Comment, Evidence, Initiative, Vote
from tests.doors import ALL, DONE, DOORS, VERBS, VOICES
from tests.scene import set_scene

READS = {"read", "find_people"}


@pytest.fixture(params=DOORS)
def door(request):
    return DOORS[request.param]()


@pytest.fixture
def scene(cast):
    return set_scene(cast)


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_each_role_may_at_each_stage_what_the_table_says(door, cast, scene, verb):
    outcomes, expected = {}, {}
    for who in ALL:
        door.enter(getattr(cast, who))
        for stage in verb.tried_at:
            outcomes[who, stage] = tried(door, verb, scene, stage)
            expected[who, stage] = verb.expected(door, who, stage)
    assert outcomes == expected


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_a_token_to_read_does_nothing_that_its_person_may(cast, scene, verb):
    door, outcomes = DOORS["api"](), {}
    for who in sorted(VOICES):
        _token, text = create_token(user=getattr(cast, who), name="Reads", scopes=("read",))
        door.client = Client(headers={"Authorization": f"Bearer {text}"})
        outcomes[who] = tried(door, verb, scene, "open")
    assert outcomes == dict.fromkeys(VOICES, DONE if verb.name in READS else 403)


@pytest.mark.parametrize("name", ["vote", "withdraw_vote", "view"])
def test_a_service_neither_votes_nor_has_a_view(cast, scene, name):
    _token, text = create_token(user=cast.hana, name="Service", scopes=("read", "write", "vote"))
    User.objects.filter(pk=cast.hana.pk).update(kind="service")
    door = DOORS["api"]()
    door.client = Client(headers={"Authorization": f"Bearer {text}"})
    assert tried(door, VERBS[name], scene, "open") == 403


@pytest.mark.parametrize("who", ["minji", "hana", "taeho", "ben"])
def test_only_facilitators_open(door, cast, draft, who):
    Initiative.objects.update(author=cast.hana)
    door.enter(getattr(cast, who))
    expected = {"minji": DONE, "hana": 403, "taeho": 404, "ben": 404}[who]
    assert door.open(draft) == expected
    assert (Initiative.objects.get().stage == "open") == (expected == DONE)


def test_what_is_not_yours_looks_like_what_does_not_exist(door, cast, initiative, argument):
    door.enter(cast.ben)
    foreign = door.client.get(address(door, argument))
    Argument.objects.filter(pk=argument.pk).update(number=999)
    absent = door.client.get(address(door, argument).replace(str(argument.pk), str(initiative.pk)))
    assert foreign.status_code == absent.status_code == 404
    assert without_ids(foreign) == without_ids(absent)


def test_a_refused_vote_is_no_vote(door, cast, argument):
    door.enter(cast.taeho)
    assert door.vote(argument) == 403
    assert not Vote.objects.exists()


def test_the_same_vote_twice_is_one(door, cast, argument):
    door.enter(cast.hana)
    assert [door.vote(argument), door.vote(argument)] == [DONE, DONE]
    assert Vote.objects.count() == 1


def test_a_vote_on_words_one_was_not_shown_conflicts(door, cast, argument):
    Argument.objects.filter(pk=argument.pk).update(revision=3, meaning_since=3)
    door.enter(cast.dohyun)
    assert door.vote(argument, seen=2) == 409
    assert not Vote.objects.exists()


def test_an_edit_of_an_outdated_version_conflicts(door, cast, argument):
    door.enter(cast.hana)
    assert door.revise(argument, version=1) == DONE
    assert door.revise(argument, "Too late", version=1) == 409
    assert Argument.objects.get().claim == "Better words"


@pytest.mark.parametrize("taken", [{"proposal": ""}, {"summary": " "}, {"leads": False}])
def test_what_opening_asked_for_stays(door, cast, initiative, draft, taken):
    door.enter(cast.minji)
    assert (door.edit(initiative, **taken), door.edit(draft, **taken)) == (422, DONE)
    initiative.refresh_from_db()
    assert initiative.proposal
    assert initiative.summary
    assert initiative.parties.filter(part="lead").count() == 2


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_empty_words_are_refused_and_nothing_is_written(door, cast, initiative, argument, text):
    door.enter(cast.hana)
    assert door.argue(initiative, claim=text) == 422
    assert door.comment(argument, text) == 422
    assert door.cite(argument, text) == 422  # also where the whole is a paste
    assert (Argument.objects.count(), Comment.objects.count(), Evidence.objects.count()) == (1, 0, 0)


def test_a_claim_of_281_characters_is_refused_and_one_of_280_is_not(door, cast, initiative):
    door.enter(cast.hana)
    assert door.argue(initiative, claim="x" * 281) == 422
    assert door.argue(initiative, claim="x" * 280) == DONE


def test_an_unknown_kind_is_refused(door, cast, initiative):
    door.enter(cast.hana)
    assert door.argue(initiative, kind="opinion") == 422
    assert not Argument.objects.exists()


def tried(door, verb, scene, stage):
    """The outcome at a stage, as if nothing had been tried before."""
    with transaction.atomic():
        Initiative.objects.update(stage=stage)
        outcome = verb.do(door, scene)
        transaction.set_rollback(True)
    return outcome


def address(door, argument) -> str:
    if isinstance(door, DOORS["web"]):
        return f"/i/AI-1/{argument.number}/"
    return f"/api/v1/arguments/{argument.pk}"


def without_ids(response) -> str:
    """The body without what differs from request to request."""
    body = response.content.decode()
    for varying in (response.headers.get("X-Request-ID", ""), response.wsgi_request.path):
        body = body.replace(varying, "") if varying else body
    return re.sub(r"[A-Za-z0-9_+/-]{22,64}", "", body)  # tokens and nonces


@pytest.mark.parametrize("name", DOORS)
def test_no_two_topics_give_a_door_a_verb_of_the_same_name(name):
    """The later one would be tried in place of the other."""
    topics = [vars(base) for base in DOORS[name].__mro__[1:-1]]
    methods = [method for topic in topics for method in topic if not method.startswith("_")]
    assert {method for method in methods if methods.count(method) > 1} == set()
