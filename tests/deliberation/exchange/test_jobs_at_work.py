"""Whoever works on a job keeps it, also while it says nothing of how far it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from deliberation.actions.job_runs import jobs_due
from deliberation.exchange import bringing, exporting, loading
from deliberation.exchange.formats import FORMATS, Format
from tests.scene import set_scene

from .drafts import whole_file
from .jobs import counts_of, exported, imported

A_WHILE = timedelta(seconds=50)  # a job is anybody's after two minutes without a word


@pytest.fixture
def slowly(time_machine):
    """Something that takes its time; whoever sweeps meanwhile finds nothing to take up."""
    time_machine.move_to(timezone.now(), tick=False)

    def slowly(work, lasts: timedelta = A_WHILE):
        def worked(*given, **named):
            time_machine.shift(lasts)
            assert jobs_due(timezone.now()) == []
            return work(*given, **named)

        return worked

    return slowly


def test_a_trial_keeps_its_job_through_all_of_its_steps(cast, elsewhere, monkeypatch, slowly):
    content = whole_file(cast)
    for step in ("plan_sources", "plan_arguments", "plan_evidence", "plan_comments"):
        monkeypatch.setattr(bringing, step, slowly(getattr(bringing, step)))
    assert counts_of(imported(cast, content, "jsonl", elsewhere, dry_run=True))["made"]["comments"] == 3


def test_looking_through_a_file_a_second_time_keeps_it(cast, elsewhere, monkeypatch, slowly):
    content = whole_file(cast)
    monkeypatch.setattr(bringing.Index, "check", slowly(bringing.Index.check))
    assert imported(cast, content, "jsonl", elsewhere, dry_run=True).state == "done"


def test_what_is_written_piece_by_piece_is_kept(cast, monkeypatch, slowly):
    pieces = iter(b"abcd")
    piece = slowly(lambda: bytes([next(pieces)]))
    monkeypatch.setitem(FORMATS, "argdown", Format(lambda export: (piece() for _ in range(4)), "x", ()))
    monkeypatch.setattr(exporting, "nouns_of", lambda written, options: ())
    assert exported(cast, cast.hana, "argdown", set_scene(cast).initiative).result_size == 4


def test_while_a_map_is_drawn_nothing_can_be_told_and_it_is_kept(cast, monkeypatch, slowly):
    drawn = slowly(loading._Gathered.whole, timedelta(minutes=15))
    monkeypatch.setattr(loading._Gathered, "whole", drawn)
    assert exported(cast, cast.hana, "docx", set_scene(cast).initiative).state == "done"
