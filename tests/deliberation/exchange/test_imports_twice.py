"""What stands twice in one file: the trial says so before anything is carried out."""

import pytest

from deliberation.models import Evidence, Fact, Question
from tests.cast import argue, open_initiative

from .jobs import counts_of, faults_of, imported, lines


def evidence(**more) -> dict:
    return {"type": "evidence", "argument": "a", "source": {"title": "Yearbook"}, **more}


ARGUMENT = {"type": "argument", "id": "a", "kind": "advantage", "claim": "One voice carries further"}
ARGDOWN = """===
madang: 1
title: One voice
sources: [{id: s, title: Yearbook}]
===

[Proposal]: One voice {id: i}
  + <a>: One voice carries further {id: a} #advantage
    + <e>: "Twenty" {id: e, source: s} #evidence
    + <f>: "Thirty" {id: e, source: s} #evidence
"""


@pytest.fixture(params=[True, False], ids=["trial", "import"])
def dry_run(request) -> bool:
    return request.param


@pytest.mark.parametrize("id_of_it", [{"id": "e"}, {}], ids=["of one name", "alike"])
def test_evidence_stands_once_in_a_file(cast, initiative, dry_run, id_of_it):
    rows = [ARGUMENT, evidence(**id_of_it), evidence(**id_of_it)]
    job = imported(cast, lines(*rows), "jsonl", initiative=initiative, dry_run=dry_run)
    assert faults_of(job) == [(3, "id", "twice")]
    assert not Evidence.objects.exists()


def test_evidence_of_two_arguments_may_be_called_alike(cast, initiative, dry_run):
    rows = [ARGUMENT, {**ARGUMENT, "id": "b"}, evidence(id="e"), evidence(id="e", argument="b")]
    job = imported(cast, lines(*rows), "jsonl", initiative=initiative, dry_run=dry_run)
    assert counts_of(job)["made"]["evidence"] == 2


def test_evidence_on_one_argument_under_two_names_of_it_is_brought_once(cast, initiative, dry_run):
    here = argue(cast, initiative, "It stands here")
    rows = [evidence(id="e", argument="#1"), evidence(id="e", argument=str(here.pk))]
    job = imported(cast, lines(*rows), "jsonl", initiative=initiative, dry_run=dry_run)
    assert counts_of(job) == {"made": {"evidence": 1, "sources": 1}, "skipped": {"evidence": 1}}


def test_evidence_by_the_same_number_in_two_initiatives_is_no_double(cast, initiative, dry_run):
    both = [initiative, open_initiative(cast, title="Another")]
    for place in both:
        argue(cast, place, "It stands here")
    ids = [str(place.pk) for place in both]
    rows = [{"type": "initiative", "id": pk, "title": "Known here"} for pk in ids]
    rows += [evidence(id="e", argument="#1", initiative=pk) for pk in ids]
    job = imported(cast, lines(*rows), "jsonl", dry_run=dry_run)
    assert counts_of(job)["made"]["evidence"] == 2


@pytest.mark.parametrize("sort", ["fact", "question"])
def test_what_all_goes_into_one_initiative_is_told_apart_by_its_name_alone(cast, initiative, dry_run, sort):
    rows = [
        {"type": sort, "id": "1", "initiative": place, "text": f"Is it so, says {place}"} for place in "ab"
    ]
    job = imported(cast, lines(*rows), "jsonl", initiative=initiative, dry_run=dry_run)
    assert faults_of(job) == [(2, "id", "twice")]
    assert not Fact.objects.exists()
    assert not Question.objects.exists()


def test_evidence_that_argdown_of_ours_calls_alike_is_told_by_its_line(cast, dry_run):
    job = imported(cast, ARGDOWN, "argdown", dry_run=dry_run)
    assert [fault[2] for fault in faults_of(job)] == ["twice"]
