"""What another system is told of a workspace by /changes: what to read again, and what is gone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership
from deliberation.actions import (
    arguments,
    cases,
    discussion,
    facts,
    links,
    merging,
    moderation,
    people,
    positions,
    sources,
    suggestions,
    turning,
    votes,
)
from deliberation.models import Change, Source
from deliberation.permissions import Actor
from tests.api.client import caller, visitor
from tests.api.following import about, brief, tombstone
from tests.cast import argue
from tests.scene import set_scene


def test_a_change_says_what_who_and_where_to_read_it(cast, hana, argument, feed):
    (change,) = about(feed(hana), argument)
    assert change == {
        "seq": change["seq"],
        "type": "argument.added",
        "object": {
            "type": "argument",
            "id": str(argument.pk),
            "ref": "AI-1#1",
            "url": f"http://testserver/api/v1/arguments/{argument.pk}",
        }
        | {"url": change["object"]["url"]},
        "initiative": str(argument.initiative_id),
        "argument": str(argument.pk),
        "whole": False,
        "gone": False,
        "actor": {"id": str(cast.hana.pk), "name": "Hana Kim", "organisation": None},
        "at": "2026-05-04T00:00:00Z",
    }
    assert hana.get(change["object"]["url"]).json()["claim"] == argument.claim


def test_every_address_leads_to_its_object(cast, minji, argument, challenge, feed):
    by = cast.actor(cast.hana)
    comment = discussion.add_comment(by=by, initiative=argument.initiative, argument=argument, text="A note")
    turning.turn_comment(by=by, comment=comment, into="rebuts")
    sources.add_evidence(by=by, argument=argument, source={"title": "Notes"})
    facts.add_fact(by=by, initiative=argument.initiative, text="Two forums")
    positions.state_position(by=by, initiative=argument.initiative, stand="support")
    suggestions.suggest_wording(by=cast.actor(cast.dohyun), argument=argument, claim="Better said")
    merging.mark_duplicate(by=by, argument=argument, of=argue(cast, argument.initiative, "The same"))
    changes = [one for one in feed(minji) if not one["gone"]]
    assert {one["object"]["type"] for one in changes} >= {
        *(
            "workspace",
            "organisation",
            "membership",
            "initiative",
            "argument",
            "comment",
            "evidence",
            "source",
        ),
        *("fact", "position", "suggestion", "duplicate"),
    }
    assert {minji.get(one["object"]["url"]).status_code for one in changes} == {200}


def test_numbers_have_no_gaps_and_are_read_oldest_first(cast, minji, argument, feed):
    feed(minji)
    numbers = list(Change.objects.filter(workspace=cast.workspace).values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    told = [one["seq"] for one in feed(minji)]
    assert told == sorted(set(told))


def test_who_has_read_all_is_told_nothing_and_asks_from_there_again(cast, hana, argument, end):
    since = end()
    answer = hana.get(f"changes?workspace=AI&since={since}")
    assert answer.json() == {"results": [], "next": None, "through": since}
    assert hana.get(f"changes?workspace=AI&since={since}", If_None_Match=answer["ETag"]).status_code == 304


def test_pages_follow_on_one_another(cast, hana, argument, feed, end):
    end()
    page = hana.get("changes?workspace=AI&limit=2")
    assert page["Link"] == f'<{page.json()["next"]}>; rel="next"'
    assert page.json()["through"] == 2
    found = page.json()["results"]
    while address := page.json()["next"]:
        page = hana.get(address)
        found += page.json()["results"]
    assert found == feed(hana)


@pytest.mark.parametrize("since", ["-1", "x", "1.5", "", str(2**53), "99999"])
def test_a_number_that_was_never_told_is_refused(cast, hana, argument, end, since):
    end()
    answer = hana.get(f"changes?workspace=AI&since={since}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "since")


@pytest.mark.parametrize(
    "query", ["", "workspace=AI&limit=201", "workspace=AI&type=argument", "workspace=ai"]
)
def test_what_is_not_declared_is_refused(hana, query):
    assert hana.get(f"changes?{query}").status_code == 422


def test_only_members_are_told_anything(cast, ben, argument, end):
    end()
    assert ben.get("changes?workspace=AI").status_code == 404
    assert ben.get("changes?workspace=ZZ").status_code == 404
    assert visitor.get("changes?workspace=AI").status_code == 401
    assert caller(cast.hana, "write").get("changes?workspace=AI").status_code == 403


def test_a_page_costs_as_many_queries_with_many_rows(cast, hana, initiative, end):
    def queries() -> int:
        end()
        with CaptureQueriesContext(connection) as asked:
            hana.get("changes?workspace=AI&limit=200")
        return len(asked)

    argue(cast, initiative, "One")
    queries()  # the first use of a token is written down
    before = queries()
    for number in range(20):
        argue(cast, initiative, f"Claim {number}")
    assert queries() == before <= 20


# What a verb touches besides what it is about.


def test_a_comment_is_counted_on_its_argument(cast, hana, argument, feed, end):
    since = end()
    discussion.add_comment(
        by=cast.actor(cast.hana), initiative=argument.initiative, argument=argument, text="Hm"
    )
    assert brief(feed(hana, since)) == [("comment.added", "comment", ""), ("comment.added", "argument", "")]


def test_what_only_counts_otherwise_is_told_once_for_all_that_came_together(cast, hana, argument, feed, end):
    since = end()
    for who in (cast.hana, cast.dohyun, cast.minji):
        votes.cast_vote(by=cast.actor(who), argument=argument, value=1)
    assert brief(feed(hana, since)) == [("vote.cast", "argument", "")]


def test_a_response_is_counted_on_what_it_answers(cast, hana, challenge, feed, end):
    since = end()
    arguments.respond(by=cast.actor(cast.hana), parent=challenge, relation="answers", claim="A third party")
    assert [str(challenge.pk)] == [
        one["object"]["id"] for one in feed(hana, since) if one["object"]["ref"] == "AI-1#1"
    ]


def test_a_source_takes_what_cites_it_along(cast, hana, argument, feed, end):
    by = cast.actor(cast.hana)
    evidence = sources.add_evidence(by=by, argument=argument, source={"title": "Notes"})
    since = end()
    sources.edit_source(by=by, source=Source.objects.get(), version=None, title="Minutes")
    changes = feed(hana, since)
    assert brief(changes) == [("source.edited", "source", ""), ("source.edited", "evidence", "")]
    assert changes[1]["object"]["id"] == str(evidence.pk)


def test_a_link_is_read_again_where_either_end_has_another_name(cast, hana, minji, feed, end):
    scene = set_scene(cast)
    things = (scene.commitment, scene.event, scene.table.coming, scene.policy, scene.case)
    pairs = [(scene.agreement, scene.initiative), (scene.agreement, scene.evidence)]
    pairs += [(thing, scene.argument) for thing in things]
    made = [links.add_link(by=cast.actor(cast.hana), thing=thing, place=place) for thing, place in pairs]
    of_initiative, of_evidence, *of_things = made
    for who, path, field, touched in (
        (hana, f"agreements/{scene.agreement.pk}", "title", [scene.link, of_initiative, of_evidence]),
        (hana, f"commitments/{scene.commitment.pk}", "deliverable", of_things[:1]),
        (hana, f"events/{scene.event.pk}", "title", of_things[1:2]),
        (hana, f"meetings/{scene.table.coming.pk}", "title", of_things[2:3]),
        (hana, f"policy-records/{scene.policy.pk}", "name_en", of_things[3:4]),
        (hana, f"cases/{scene.case.pk}", "measure", of_things[4:]),
        (minji, f"initiatives/{scene.initiative.pk}", "title", [of_initiative]),
        (hana, f"arguments/{scene.argument.pk}", "claim", [scene.link, *of_things]),
        (hana, f"sources/{scene.evidence.source_id}", "title", [of_evidence]),
    ):
        since, seen = end(), who.get(path)["ETag"]
        assert who.patch(path, {field: "Another name"}, If_Match=seen).status_code == 200, path
        told = [one["object"]["id"] for one in feed(hana, since) if one["object"]["type"] == "link"]
        assert told == sorted(str(link.pk) for link in touched), path
        assert all("Another name" in str(hana.get(f"links/{pk}").json()) for pk in told), path


def test_a_link_is_read_again_where_its_end_is_named_by_others(cast, hana, feed, end):
    scene, by = set_scene(cast), cast.actor(cast.hana)
    of_case = links.add_link(by=by, thing=scene.case, place=scene.initiative)
    since = end()
    suggestions.accept_suggestion(by=by, suggestion=scene.suggestion, version=None)
    assert len(about(feed(hana, since), scene.link)) == 1
    since = end()
    cases.name_company(by=by, case=scene.case, version=None, is_coded=False)
    assert len(about(feed(hana, since), of_case)) == 1


def test_what_is_merged_stays_and_says_where_it_shows(cast, hana, argument, feed, end):
    other = argue(cast, argument.initiative, "The same in other words")
    since = end()
    merging.merge_argument(by=cast.actor(cast.minji), argument=other, into=argument)
    changes = feed(hana, since)
    assert {one["object"]["ref"] for one in changes} == {"AI-1", "AI-1#1", "AI-1#2"}
    assert not any(one["gone"] for one in changes)
    (url,) = {one["object"]["url"] for one in about(changes, other)}
    assert hana.get(url).json()["merged_into"] == str(argument.pk)


# What is gone.


def test_what_was_removed_is_told_as_gone(cast, hana, argument, feed, end):
    evidence = sources.add_evidence(by=cast.actor(cast.hana), argument=argument, source={"title": "Notes"})
    since, kept = end(), evidence.pk
    sources.remove_evidence(by=cast.actor(cast.hana), evidence=evidence)
    evidence.pk = kept
    first, second = feed(hana, since)
    assert first == tombstone(since + 1, "evidence", evidence)
    assert (second["type"], second["object"]["type"]) == ("evidence.removed", "argument")


def test_what_is_withdrawn_stays(cast, hana, argument, feed, end):
    since = end()
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    (change,) = about(feed(hana, since), argument)
    assert (change["gone"], hana.get(change["object"]["url"]).json()["state"]) == (False, "withdrawn")


def test_a_deleted_comment_keeps_its_place_and_loses_its_words(cast, hana, argument, feed, end):
    by = cast.actor(cast.hana)
    comment = discussion.add_comment(by=by, initiative=argument.initiative, text="A slip")
    since = end()
    discussion.delete_comment(by=by, comment=comment)
    (change,) = feed(hana, since)
    told = hana.get(change["object"]["url"]).json()
    assert (change["gone"], told["deleted"], told["text"]) == (False, True, None)


def test_what_hangs_from_a_hidden_argument_goes_with_it_and_comes_back(
    cast, taeho, hana, argument, feed, end
):
    by = cast.actor(cast.dohyun)
    comment = discussion.add_comment(by=by, initiative=argument.initiative, argument=argument, text="Hm")
    since = end()
    moderation.hide(by=cast.actor(cast.minji), thing=argument, reason="Names a person")
    (change,) = about(feed(taeho, since), argument)
    assert (change["whole"], change["gone"]) == (True, False)
    assert taeho.get(change["object"]["url"]).json()["claim"] is None
    assert about(feed(taeho, within=argument.pk), comment)[0]["gone"]
    assert not about(feed(hana, within=argument.pk), comment)[0]["gone"]  # its argument is hers
    since = end()
    moderation.show(by=cast.actor(cast.minji), thing=argument)
    assert about(feed(taeho, since), argument)[0]["whole"]
    assert not about(feed(taeho, within=argument.pk), comment)[0]["gone"]


def test_who_left_is_gone_from_the_members(cast, hana, feed, end):
    since = end()
    membership = Membership.objects.get(user=cast.taeho)
    people.end_membership(by=cast.actor(cast.jiwoo), membership=membership)
    assert feed(hana, since) == [tombstone(since + 1, "membership", membership)]


def test_what_is_gone_before_one_came_is_not_told(cast, ben, initiative, argument, feed, end):
    evidence = sources.add_evidence(by=cast.actor(cast.hana), argument=argument, source={"title": "Notes"})
    pk = evidence.pk
    sources.remove_evidence(by=cast.actor(cast.hana), evidence=evidence)
    end()
    people.join(
        by=Actor.system("setup"),
        workspace=cast.workspace,
        user=cast.ben,
        organisation=cast.mofa,
        role="analyst",
    )
    changes = feed(ben)
    assert str(pk) not in {one["object"]["id"] for one in changes}
    assert not any(one["gone"] for one in changes)
