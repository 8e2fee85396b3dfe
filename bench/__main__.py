"""`bin/bench`: serve a filled workspace as in production, measure each line, print the table.

Ends with 1 when a line fails or misses what it has to reach.
"""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import first_view, hooks, jobs, live, mailing, paint, posting, reading, report, voting
from bench.lines import (
    DIGESTS,
    FIRST_VIEW,
    FURTHER,
    JOBS,
    LINES,
    LIVE,
    PAINT,
    READING,
    VOTING,
    WEBHOOKS,
    Result,
)
from bench.measure import require_wrk
from bench.servers import running
from bench.site import Site


def main() -> int:
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # so that all that was started ends, too
    require_wrk()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="madang-bench-") as folder, running(Path(folder)) as servers:
        _say("Filling the database.")
        servers.prepare()
        if options.profile:
            servers.profile(options.profile, options.times)
            return 0
        servers.serve()
        site = Site(servers, options.duration)
        _say(f"Filled in {site.keys['seconds']}.")
        results = list(_measured(site, options.only))
        posted = list(_posted(site, _crowds(options)))
        _tell(site, results, posted, load, options)
        if options.keep:
            _keep(site)
    return int(any(result.misses() for result in results) or bool(report.misses_of(posted)))


def _options() -> argparse.Namespace:
    names = [line.name for line in LINES] + [crowd.name for crowd in posting.CROWDS]
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument(
        "--only", choices=names, action="append", help="measure this line only; may be repeated"
    )
    parser.add_argument("--duration", type=int, default=5, metavar="SECONDS", help="of each run (default 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all that was found")
    parser.add_argument(
        "--readme", action="store_true", help="also digests-100k; write the tables into README.md"
    )
    parser.add_argument("--keep", action="store_true", help="keep serving afterwards, until Ctrl-C")
    requests = [line.name for line in (*READING, *VOTING)]
    parser.add_argument("--profile", choices=requests, help="profile this line instead, in one process")
    parser.add_argument("--times", type=int, default=200, help="requests to profile (default 200)")
    return parser.parse_args()


def _measured(site: Site, only: list[str] | None) -> Iterator[Result]:
    measures = {line.name: reading.measure for line in READING} | {
        line.name: voting.measure for line in VOTING
    }
    measures |= {line.name: jobs.measure for line in JOBS}
    measures |= {FIRST_VIEW.name: first_view.measure, DIGESTS.name: mailing.measure, LIVE.name: live.measure}
    measures |= {FURTHER.name: first_view.measure_further, PAINT.name: paint.measure}
    measures |= {WEBHOOKS.name: hooks.measure}
    for line in LINES:
        if only and line.name not in only:
            continue
        _say(f"Measuring {line.name}.")
        result = measures[line.name](site, line)
        for said in (*result.notes, *(f"{line.name}: {miss}" for miss in result.misses())):
            _say(f"  {said}")
        yield result


def _crowds(options: argparse.Namespace) -> list[posting.Crowd]:
    """Those that are asked for; else the small one, and for the README both."""
    if options.only:
        return [crowd for crowd in posting.CROWDS if crowd.name in options.only]
    return list(posting.CROWDS[: 2 if options.readme else 1])


def _posted(site: Site, crowds: list[posting.Crowd]) -> Iterator[posting.Posted]:
    for crowd in crowds:
        _say(f"Measuring {crowd.name}.")
        yield posting.measure(site, crowd)


def _tell(
    site: Site, results: list[Result], posted: list[posting.Posted], load: float, options: argparse.Namespace
) -> None:
    text = report.text(site, results, posted, load)
    print(text)
    if options.json:
        options.json.write_text(report.as_json(site, results, posted, load))
    if options.readme:
        report.write_readme(text)


def _keep(site: Site) -> None:
    _say(f"Serving {site.servers.address}{FIRST_VIEW.path.format(**site.keys)}")
    for credential in ("session", "token"):
        for name, value in site.headers(credential).items():
            _say(f"  -H '{name}: {value}'")
    _say(f"  DATABASE_URL={site.servers.cluster.url}\nCtrl-C ends it.")
    try:
        site.servers.web.wait()
    except KeyboardInterrupt:
        return


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
