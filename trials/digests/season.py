"""`python -m trials.digests.season URL FOLDER SEEDS BASE`: one storm after the other, each on a fresh database."""

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from trials.digests.storm import Storm

TEMPLATE, DATABASE = "trial_of_digests_template", "trial_of_digests"
ENOUGH = 20  # seeds, in which each of these has to happen: else the trial would prove little
HAS_TO_HAPPEN = (
    "killed in plan",
    "killed in send",
    "killed while the server said nothing",
    "possible duplicates on record",
    "taken twice",
    "told what only few may know",
)


def main(url: str, folder: Path, seeds: int, base: int) -> bool:
    """Whether all hold."""
    began, counts, broken = time.monotonic(), Counter(), 0
    print(f"{seeds} seeds from {base} on", flush=True)
    with psycopg.connect(url, autocommit=True) as server:
        _create(server, TEMPLATE, "template1")
        fill = [sys.executable, "-m", "trials.digests.scene"]
        subprocess.run(fill, env={**os.environ, "DATABASE_URL": _named(url, TEMPLATE)}, check=True)
        for seed in range(base, base + seeds):
            _create(server, DATABASE, TEMPLATE)
            broken += not _holds(Storm(seed, _named(url, DATABASE), folder), counts)
    for what, number in sorted(counts.items()):
        print(f"{number:>7,}  {what}")
    missing = [what for what in HAS_TO_HAPPEN if seeds >= ENOUGH and not counts[what]]
    for what in missing:
        print(f"In all of this nothing was {what}.")
    print(f"{seeds - broken} of {seeds} seeds hold, {time.monotonic() - began:.0f} s", flush=True)
    return not broken and not missing


def _holds(storm: Storm, counts: Counter[str]) -> bool:
    with storm.database:
        faults = storm.blow()
        counts += storm.counts()
    for fault in faults:
        print(f"seed {storm.seed}: {fault}", flush=True)
    return not faults


def _create(server: psycopg.Connection, name: str, template: str) -> None:
    server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def _named(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
