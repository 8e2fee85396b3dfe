"""A briefing as somebody takes it away: what its sections promise is filled from what is here, as far as it is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation
from deliberation.actions import arguments, merging, moderation, votes
from deliberation.models import Initiative
from tests.cast import argue
from tests.scene import set_scene

from .jobs import bytes_of, exported

HEAD = "## Votes by organisation"


def briefing(cast, initiative) -> str:
    return bytes_of(exported(cast, cast.hana, "markdown", initiative)).decode()


def votes_of(text: str) -> list[str]:
    """The lines of the table, without its head."""
    section = text.partition(HEAD)[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("|")][2:]


def vote(cast, argument, **values: int) -> None:
    for name, value in values.items():
        votes.cast_vote(by=cast.actor(getattr(cast, name)), argument=argument, value=value)


def test_how_a_challenge_is_mitigated_stands_beside_it(cast):
    scene = set_scene(cast)
    mitigation = "One budget line, agreed each year"
    by = cast.actor(cast.minji)
    arguments.update_challenge(
        by=by,
        argument=scene.challenge,
        version=None,
        mitigation=mitigation,
        status="in_hand",
        owner=cast.mofa,
    )
    (line,) = [line for line in briefing(cast, scene.initiative).splitlines() if mitigation in line]
    assert line.startswith("| AI-1\\#2 Two budgets, one summit | in hand |")
    moderation.hide(by=cast.actor(cast.minji), thing=scene.challenge, reason="It names somebody")
    assert mitigation not in briefing(cast, scene.initiative)


def test_votes_are_told_by_organisation_on_what_shows_by_itself(cast):
    scene = set_scene(cast)
    vote(cast, scene.argument, hana=1, jiwoo=1, dohyun=-1)
    vote(cast, scene.duplicate, minji=1, hana=-1)  # she said on the other what she thinks
    merging.merge_argument(by=cast.actor(cast.minji), argument=scene.duplicate, into=scene.argument)
    hidden = argue(cast, scene.initiative, "It names somebody")
    vote(cast, hidden, hana=1)
    moderation.hide(by=cast.actor(cast.minji), thing=hidden, reason="It does")
    assert votes_of(briefing(cast, scene.initiative)) == [
        "| AI-1\\#1 | Ministry of Foreign Affairs | 2 | 0 | 0 |",
        "| AI-1\\#1 | Ministry of Science and ICT | 1 | 0 | 0 |",
        "| AI-1\\#1 | Ministry of Trade | 0 | 1 | 0 |",
    ]


def test_in_korean_organisations_have_their_korean_names_and_others_the_one_they_have(cast):
    scene = set_scene(cast)
    vote(cast, scene.argument, hana=1, jiwoo=1, minji=-1)
    Organisation.objects.filter(pk=cast.msit.pk).update(name_ko="")
    cast.hana.language = "ko"
    cast.hana.save()
    written = briefing(cast, scene.initiative)
    assert "| AI-1\\#1 | 외교부 |" in written
    assert "Ministry of Foreign Affairs" not in written
    assert "Ministry of Science and ICT" in written


def test_a_ballot_by_organisation_tells_no_group_of_fewer_than_three(cast):
    scene = set_scene(cast, ballot="by_organisation")
    vote(cast, scene.argument, hana=1, dohyun=-1, jiwoo=0)
    assert votes_of(briefing(cast, scene.initiative)) == ["| AI-1\\#1 | Others | 1 | 1 | 1 |"]


def test_results_at_close_are_told_when_voting_is_over(cast):
    scene = set_scene(cast, results="at_close")
    vote(cast, scene.argument, hana=1)
    assert HEAD not in briefing(cast, scene.initiative)
    Initiative.objects.update(stage="deciding")
    assert len(votes_of(briefing(cast, scene.initiative))) == 1


@pytest.mark.parametrize("as_format", ["markdown", "argdown"])
def test_it_asks_no_more_for_many_arguments_than_for_a_few(cast, as_format):
    scene = set_scene(cast)

    def asked_for() -> int:
        with CaptureQueriesContext(connection) as queries:
            bytes_of(exported(cast, cast.hana, as_format, scene.initiative))
        return len(queries)

    vote(cast, scene.argument, hana=1, dohyun=-1)
    few = asked_for()
    for number in range(5):
        vote(cast, argue(cast, scene.initiative, f"Claim {number}", kind="challenge"), hana=1, dohyun=-1)
    assert asked_for() == few
