"""Votes from elsewhere: the same tallies as a recount, once, all or nothing."""

import csv
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from deliberation import search
from deliberation.actions import imports
from deliberation.models import (
    Activity,
    Argument,
    Dispatch,
    Initiative,
    LedgerEntry,
    Notification,
    Tally,
    Vote,
    VoteChange,
)
from deliberation.tallies import COUNTED, counted
from tests.deliberation.exchange.exports import PARTICIPANTS, recounted, tallied, unpacked, written


def run(folder, *options: str) -> str:
    out = StringIO()
    call_command("import_polis", str(folder), "--workspace", "AI", *options, stdout=out)
    return out.getvalue()


def imported(folder, *options: str) -> Initiative:
    told = json.loads(run(folder, "--json", *options))
    return Initiative.objects.get(workspace__key="AI", number=told["initiative"].partition("-")[2])


@pytest.mark.parametrize("name", PARTICIPANTS)
def test_tallies_equal_a_recount_and_the_columns_of_the_participants(cast, tmp_path, name):
    folder = unpacked(name, tmp_path)
    initiative = imported(folder)
    recount, columns, tallies = recounted(folder), PARTICIPANTS[name], tallied(initiative)
    with (folder / "comments.csv").open(newline="") as file:
        kept = {row["comment-id"] for row in csv.DictReader(file) if row["moderated"] != "-1"}
    assert tallies.keys() == kept
    assert tallies == {pk: recount.get(pk, [0, 0, 0]) for pk in kept}
    assert tallies == {pk: columns.get(pk, [0, 0, 0]) for pk in kept}


def test_what_is_written_beside_the_arguments_is_what_the_rows_say(cast, tmp_path):
    initiative = imported(unpacked("15-per-hour-seattle", tmp_path))
    kept = {tally.pk: tally for tally in Tally.objects.filter(initiative=initiative)}
    for pk, right in counted(initiative, list(kept)).items():
        assert [getattr(kept[pk], name) for name in COUNTED] == [getattr(right, name) for name in COUNTED]


def test_a_second_run_changes_nothing(cast, tmp_path):
    folder = unpacked("15-per-hour-seattle", tmp_path)
    first = imported(folder)
    before = everything()
    assert imported(folder) == first
    assert "nothing was changed" in run(folder)
    assert everything() == before


def test_the_last_vote_counts_and_at_the_same_moment_the_later_line(cast, tmp_path):
    votes = "5,0,1,1\n3,0,1,-1\n7,0,2,1\n7,0,2,0\n"
    folder = written(tmp_path, comments="0,1,Build more lanes", votes=votes)
    assert tallied(imported(folder)) == {"0": [1, 0, 1]}
    assert sorted(VoteChange.objects.values_list("value", flat=True)) == [-1, 1]


def test_what_a_moderator_took_out_is_left_out_with_its_votes(cast, tmp_path):
    folder = written(
        tmp_path, comments="0,1,Build more lanes\n1,-1,Spam\n2,0,Paint them red", votes="5,0,1,1\n6,1,1,1\n"
    )
    assert tallied(imported(folder)) == {"0": [1, 0, 0], "2": [0, 0, 0]}


def test_a_long_comment_is_cut_at_a_word_and_stands_whole_in_the_reasons(cast, tmp_path):
    whole = "lanes " * 60 + "everywhere"
    imported(written(tmp_path, comments=f"0,1,{whole}"))
    argument = Argument.objects.get()
    assert argument.claim.endswith("lanes…")
    assert len(argument.claim) <= 280
    assert argument.reasons == whole


def test_voters_are_imported_people_who_never_sign_in_and_are_never_mailed(cast, tmp_path):
    imported(written(tmp_path, comments="0,1,Build more lanes", votes="5,0,1,1"))
    voter = Vote.objects.get().voter
    assert (voter.kind, voter.email, voter.can_sign_in, voter.can_be_mailed) == ("imported", "", False, False)
    assert not voter.has_usable_password()
    assert not voter.memberships.exists()
    assert Vote.objects.get().organisation.name_en == imports.PARTICIPANTS


def test_the_kind_is_chosen_and_a_challenge_can_be_handled(cast, tmp_path):
    imported(written(tmp_path, comments="0,1,Who pays for it?"), "--kind", "challenge")
    assert Argument.objects.get().challenge.status == "unhandled"


def test_nobody_is_told_and_everything_is_numbered_and_found(cast, tmp_path):
    imported(written(tmp_path, comments="0,1,Build more lanes\n1,1,Paint them red", votes="5,0,1,1"))
    verbs = list(
        Activity.objects.exclude(initiative=None).order_by("entry__seq").values_list("verb", flat=True)
    )
    assert verbs == ["initiative.started", "initiative.imported", "argument.imported", "argument.imported"]
    assert LedgerEntry.objects.count() == Activity.objects.count()
    assert not Dispatch.objects.exists()
    assert not Notification.objects.exists()
    assert len(search.search(cast.taeho, "lanes").hits) == 1


def test_an_import_that_breaks_halfway_leaves_nothing(cast, tmp_path, monkeypatch):
    def breaks(*_):
        raise RuntimeError("the machine went away")

    folder = written(tmp_path, comments="0,1,Build more lanes", votes="5,0,1,1")
    people = User.objects.count()
    monkeypatch.setattr(imports, "recount", breaks)
    with pytest.raises(RuntimeError):
        run(folder)
    assert (Initiative.objects.count(), Vote.objects.count(), User.objects.count()) == (0, 0, people)
    monkeypatch.undo()
    assert tallied(imported(folder)) == {"0": [1, 0, 0]}


def test_everything_wrong_is_said_by_line_and_nothing_is_written(cast, tmp_path):
    folder = written(
        tmp_path,
        comments="0,1,Build more lanes\n0,1,Again\nx,1,No number\n3,5,Which\n4,1,",
        votes="5,0,1,1\n6,0,1,2\nsoon,0,1,1\n",
    )
    with pytest.raises(CommandError) as refused:
        run(folder)
    told = str(refused.value)
    for place in (
        "comments.csv:3",
        "comments.csv:4",
        "comments.csv:5",
        "comments.csv:6",
        "votes.csv:3",
        "votes.csv:4",
    ):
        assert place in told
    assert "Nothing was written." in told
    assert not Initiative.objects.exists()


def test_a_vote_on_a_comment_that_is_not_there_is_wrong(cast, tmp_path):
    with pytest.raises(CommandError, match=r"votes\.csv:2: There is no comment 9\."):
        run(written(tmp_path, comments="0,1,Build more lanes", votes="5,9,1,1"))


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("votes.csv", None, "votes.csv:1: This file is not there or cannot be opened."),
        ("votes.csv", b"timestamp,vote\n", "votes.csv:1: These columns are missing: comment-id, voter-id."),
        ("comments.csv", b"a\nb\xff\n", "comments.csv:2: This line is not UTF-8."),
        (
            "comments.csv",
            b'timestamp,"unfinished\n',
            "comments.csv:1: This is not CSV: unexpected end of data.",
        ),
        ("summary.csv", b"topic,Bicycles\n", "summary.csv:1: It has no line “url”."),
    ],
)
def test_a_file_that_cannot_be_read_is_named(cast, tmp_path, file, content, told):
    folder = written(tmp_path, comments="0,1,Build more lanes")
    (folder / file).unlink() if content is None else (folder / file).write_bytes(content)
    with pytest.raises(CommandError) as refused:
        run(folder)
    assert told in str(refused.value)


@pytest.mark.parametrize("who", ["hana", "taeho"])
def test_only_those_who_steer_import(cast, tmp_path, who):
    with pytest.raises(CommandError, match="Your role here does not allow this"):
        run(written(tmp_path, comments="0,1,Build more lanes"), "--as", getattr(cast, who).email)


def test_members_read_the_tallies_and_strangers_nothing(cast, tmp_path, client):
    imported(written(tmp_path, comments="0,1,Build more lanes", votes="5,0,1,1\n6,0,2,1\n"))
    client.force_login(cast.taeho)
    assert "Build more lanes" in client.get("/i/AI-1/").content.decode()
    client.force_login(cast.ben)
    assert client.get("/i/AI-1/").status_code == 404


def everything() -> list:
    nouns = (Initiative, Argument, Vote, VoteChange, Tally, User, Activity, LedgerEntry)
    return [list(noun.objects.order_by("pk").values()) for noun in nouns]
