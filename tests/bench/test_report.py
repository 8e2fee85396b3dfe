"""What the table of bin/bench says, and where it is written."""

import pytest

from bench import report
from bench.lines import DIGESTS, FIRST_VIEW, LINES, PAINT, READING, Result
from bench.measure import Run, fault_of


def run(**changes) -> Run:
    figures = {"connections": 16, "requests": 500, "rate": 120.0, "p50": 8.0, "p99": 20.0}
    return Run(**{**figures, "cpu": {"app": 7.0, "database": 2.0}, **changes})


def result(**changes) -> Result:
    return Result(READING[0], **{"runs": [run()], "queries": 7, "size": 58_000, **changes})


def test_a_line_that_reaches_everything_holds():
    assert result().misses() == []
    assert report.table([result()]).endswith("| yes |")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"runs": [run(rate=80.4)]}, "80.4 a second, to be at least 100"),
        ({"queries": 11}, "11 SQL statements, to be at most 10"),
        ({"runs": [run(cpu={"app": 18.0, "database": 3.0})]}, "21 ms of processor time, to be at most 20"),
        ({"fault": "12 requests failed"}, "12 requests failed"),
    ],
)
def test_a_line_says_what_it_misses(changes, said):
    assert result(**changes).misses() == [said]
    assert f"**no**: {said}" in report.table([result(**changes)])


def test_a_job_says_what_it_took_and_what_its_whole_process_held():
    line = next(one for one in LINES if one.name == "import-lines")
    told = Result(line, runs=[run()], size=13_000_000, memory=20.0, whole=146.0)
    assert "20 MB of memory (146 with all that it held at rest)" in report.table([told])
    told.memory = 101.0
    assert told.misses() == ["101 MB of memory, to be at most 100"]


def test_the_slower_of_two_visits_has_to_reach_the_paint():
    told = Result(PAINT, paints=(0.42, 0.2))
    assert "| 0.42 s cold, 0.20 s warm |" in report.table([told])
    assert told.misses() == []
    told.paints = (0.42, 0.55)
    assert told.misses() == ["0.55 s to the largest paint, to be at most 0.5"]


def test_a_second_visit_that_asks_again_for_what_may_be_kept_is_missed():
    told = Result(FIRST_VIEW, size=48_000, requests=12, warm=2)
    assert "| 48,000 in 12 requests, 2 warm |" in report.table([told])
    assert told.misses() == []
    told.warm = 3
    assert told.misses() == ["3 requests of a second visit, to be at most 2"]


def test_a_line_that_could_not_be_measured_is_in_the_table_with_its_reason():
    lost = Result(DIGESTS, fault="no mail arrived")
    assert "no mail arrived" in report.table([lost])


def test_one_failed_request_fails_the_run():
    said = {"requests": 100, "failed": 1, "errors": 0}
    assert fault_of(said, "503 down") == "1 requests failed, the last with 503 down"


def test_one_answer_that_differs_fails_the_run():
    assert fault_of({"requests": 100, "failed": 0, "errors": 0, "differing": 1}, "")


def test_a_run_without_trouble_has_no_fault():
    assert fault_of({"requests": 100, "failed": 0, "errors": 0, "differing": 0}, "") == ""


def test_the_readme_keeps_everything_but_the_table(tmp_path, monkeypatch):
    readme = tmp_path / "README.md"
    readme.write_text(f"# Madang\n\n{report.START}\nold\n{report.END}\n\nAfter.\n")
    monkeypatch.setattr(report, "README", readme)
    report.write_readme("new\n")
    assert readme.read_text() == f"# Madang\n\n{report.START}\nnew\n{report.END}\n\nAfter.\n"


def test_a_readme_without_a_place_for_the_table_gets_one(tmp_path, monkeypatch):
    readme = tmp_path / "README.md"
    readme.write_text("# Madang\n")
    monkeypatch.setattr(report, "README", readme)
    report.write_readme("new\n")
    assert readme.read_text() == f"# Madang\n\n## Figures\n\n{report.START}\nnew\n{report.END}\n"
