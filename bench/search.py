"""`python -m bench.search TITLES`: how long search takes in a library of many titles, on SQLite or PostgreSQL.

TITLES is a text file with a title a line, or a CSV file whose second column holds them.
"""

import argparse
import csv
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

QUESTIONS = (
    "탄소",
    "정보통신망",
    "조세특례제한법",
    "국민건강보험법 개정",
    "외교",
    "인공지능",
    "법률안",
    "도로교통법을",
    "housing",
    "임명동의안 대법관",
)
TIMES = 20


def main() -> None:
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    if options.postgresql:
        from tests.services import postgres  # noqa: PLC0415

        cluster = postgres.start()
        os.environ["TEST_DATABASE_URL"] = cluster.url
        try:
            _run(options.titles)
        finally:
            cluster.stop()
    else:
        with tempfile.TemporaryDirectory(prefix="madang-bench-") as folder:
            os.environ["DATA_DIR"] = folder
            _run(options.titles)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("titles", type=Path, metavar="TITLES")
    parser.add_argument("--postgresql", action="store_true", help="instead of SQLite")
    return parser.parse_args()


def _run(path: Path) -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from tests.cast import gather  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    cast, titles = gather(), _titles(path)
    seconds = _taken(lambda: _fill(cast, titles))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(
        f"{connection.vendor}: {len(titles):,} titles indexed in {seconds:.0f} s, load average {os.getloadavg()[0]:.1f}"
    )
    _measure(cast.hana)


def _fill(cast, titles: list[str]) -> None:
    from deliberation import search  # noqa: PLC0415
    from deliberation.models import Source  # noqa: PLC0415

    Source.objects.bulk_create(
        [Source(workspace=cast.workspace, title=title[:300], added_by=cast.hana) for title in titles],
        batch_size=1000,
    )
    search.reindex()


def _measure(user) -> None:
    from deliberation.search import search, shown  # noqa: PLC0415

    def ask(question: str):
        found = search(user, question)
        shown(found, found.hits[:20])
        return found

    all_taken = []
    for question in QUESTIONS:
        hits = len(ask(question).hits)
        taken = sorted(_taken(lambda asked=question: ask(asked)) * 1000 for _ in range(TIMES))
        all_taken += taken
        print(
            f"  {question:<24} {hits:>4} hits  p50 {statistics.median(taken):6.1f} ms  most {taken[-1]:6.1f} ms"
        )
    cuts = statistics.quantiles(all_taken, n=100)
    print(f"  all questions: p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms")


def _taken(act: Callable) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def _titles(path: Path) -> list[str]:
    with path.open(newline="") as file:
        if path.suffix == ".csv":
            return [row[1] for row in list(csv.reader(file))[1:] if len(row) > 1 and row[1].strip()]
        return [line.strip() for line in file if line.strip()]


if __name__ == "__main__":
    main()
