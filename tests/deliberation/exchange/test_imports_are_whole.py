"""Killed, cancelled, or by somebody who may not: nothing of an import is there, and another attempt is whole."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership
from deliberation.api.nouns import NOUNS
from deliberation.errors import NotAllowed
from deliberation.exchange import bringing
from deliberation.exchange.asking_import import ask_import
from deliberation.exchange.runs import run
from deliberation.models import Argument, Initiative, Job, Source

from .drafts import everything, whole_file
from .jobs import carried_out, counts_of, imported, lines


def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_and_another_begins_anew(
    cast, elsewhere, monkeypatch
):
    class Killed(BaseException):
        pass

    def dies(**_given):
        assert Argument.objects.filter(initiative__workspace=elsewhere).exists()
        raise Killed

    job = ask(cast, whole_file(cast), elsewhere)
    before = everything()
    with monkeypatch.context() as patched:
        patched.setattr("deliberation.exchange.bringing.bring_comments", dies)
        with pytest.raises(Killed):
            run(job.pk, NOUNS)
    assert everything() == before
    Job.objects.update(leased_until=F("created_at"))
    done = carried_out(job)
    assert (done.state, done.attempts, counts_of(done)["made"]["comments"]) == ("done", 2, 3)


def test_one_that_is_cancelled_while_it_is_written_leaves_nothing(cast, elsewhere, monkeypatch):
    job, write = ask(cast, whole_file(cast), elsewhere), bringing.bring_comments

    def cancelled_meanwhile(**given):
        Job.objects.filter(pk=job.pk).update(state="cancelled", owner="")
        return write(**given)

    monkeypatch.setattr(bringing, "bring_comments", cancelled_meanwhile)
    assert run(job.pk, NOUNS)
    assert not Argument.objects.filter(initiative__workspace=elsewhere).exists()


def ask(cast, content: bytes, workspace) -> Job:
    return ask_import(
        by=cast.actor(cast.minji),
        workspace=workspace,
        as_format="jsonl",
        content=ContentFile(content, name="x"),
        filename="x.jsonl",
        dry_run=False,
    )


@pytest.mark.parametrize("who", ["hana", "taeho", "ben"])
def test_only_who_steers_imports(cast, who):
    with pytest.raises(NotAllowed):
        imported(cast, lines({"type": "source", "title": "A treaty"}), "jsonl", who=getattr(cast, who))


def test_who_steers_no_more_when_it_is_carried_out_does_not(cast, elsewhere):
    job = ask(cast, lines({"type": "source", "title": "A treaty"}), elsewhere)
    Membership.objects.filter(user=cast.minji, workspace=elsewhere).update(role="analyst")
    assert carried_out(job).code == "not_allowed"
    assert not Source.objects.exists()


def test_places_that_take_turns_in_a_file_cost_no_more_than_one_after_the_other(cast):
    def asked_for(by_turns: bool) -> int:
        places = [f"{by_turns}{number}" for number in (0, 1)]
        rows = [
            {"type": "argument", "id": f"{place}/{claim}", "initiative": place, "kind": "advantage", "claim": claim}
            for place in places
            for claim in map(str, range(10))
        ]  # fmt: skip
        named = [{"type": "initiative", "id": place, "title": place} for place in places]
        rows = [row for pair in zip(rows[:10], rows[10:], strict=True) for row in pair] if by_turns else rows
        with CaptureQueriesContext(connection) as queries:
            job = imported(cast, lines(*named, *rows), "jsonl")
        assert counts_of(job) == {"made": {"initiatives": 2, "arguments": 20}}
        return len(queries)

    assert asked_for(by_turns=True) == asked_for(by_turns=False)
    for place in Initiative.objects.all():
        claims = Argument.objects.filter(initiative=place).order_by("number").values_list("claim", flat=True)
        assert list(claims) == [str(number) for number in range(10)]
