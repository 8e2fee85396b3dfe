"""What the table of digests for many says, and how what arrives is counted."""

import pytest

from bench import report
from bench.posting import CROWDS, Arrivals, Posted

SMALL, LARGE = CROWDS
GOOD = {"one": 260.0, "two": 400.0, "plain_smtp": 800.0, "statements": 2.3, "memory": 140.0, "size": 24_000}


def posted(crowd=SMALL, **changes) -> Posted:
    return Posted(crowd, **{**GOOD, **changes})


def test_what_reaches_everything_holds():
    assert posted().misses() == []
    assert report.table_of_posted([posted()]).endswith(
        "| 260 / 400 | 800 | 0.0 + 0.0 | 2.3 | 140 | 24,000 | yes |"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"two": 399.0}, "less than half of plain SMTP"),
        ({"statements": 6.1}, "more than 6 SQL a mail"),
        ({"fault": "3 mails came twice"}, "3 mails came twice"),
    ],
)
def test_what_is_missed_is_said(changes, said):
    assert posted(**changes).misses() == [said]
    assert f"**no**: {said}" in report.table_of_posted([posted(**changes)])


def test_memory_that_grows_with_the_crowd_is_a_miss():
    assert report.misses_of([posted(), posted(LARGE, memory=168.0)]) == []
    assert report.misses_of([posted(), posted(LARGE, memory=169.0)]) == ["memory grows from 140 MB"]


def test_arrivals_are_counted_from_now_on_and_by_whole_lines(tmp_path):
    file = tmp_path / "mails.txt"
    file.write_text("before@madang.example 10\n")
    arrivals = Arrivals(file)
    with file.open("a") as sink:
        sink.write("hana@madang.example 20\nben@madang.example 2")
        sink.flush()
        assert arrivals.read() == 1
        sink.write("2\nhana@madang.example 20\n")
        sink.flush()
        assert arrivals.read() == 3
    assert (arrivals.bytes, len(arrivals.people)) == (62, 2)
