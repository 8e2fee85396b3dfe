"""Schemathesis against a running server, with all its checks: a seed that stays, and one drawn for each run.

bin/test draws that one and tells it, and so does a failure; FUZZING_SEED takes it up again.
"""

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
import tomli_w

from accounts.actions import create_token
from tests.cast import gather
from tests.fuzzing.places import places_of
from tests.safe_text.everything import build
from tests.services.worker import ROOT

pytestmark = [
    pytest.mark.redis,
    pytest.mark.fuzz,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("fuzzing"),
]
FIXED, LONGEST = 20261126, 600  # seconds after which something hangs
PHASES = ("examples", "coverage", "fuzzing", "stateful")
EXAMPLES = {"fuzzing": 8, "stateful": 40}  # made up for each operation; chains of operations
SECONDS = {PHASES: 75, PHASES[2:]: 60, PHASES[2:3]: 25}  # at most; what is not reached is not tried
SCHEMATHESIS = Path(sys.executable).with_name("st")
REFUSALS = ["400", "401", "403", "404", "409", "412", "413", "415", "422", "428", "429"]
CHECKS = {
    # 412: no made-up ETag is that of the noun. 422: what no schema can say; the check in hooks.py looks closer.
    "positive_data_acceptance": {
        "expected-statuses": ["2xx", "3xx", "401", "403", "404", "409", "412", "422", "429"]
    },
    "negative_data_rejection": {"expected-statuses": REFUSALS},
    "missing_required_header": {"expected-statuses": ["401", "403", "404", "422", "428"]},  # RFC 6585
}

STAYS = {"get_comment"}  # what was deleted there: that it was said, by whom and when, and no more the words


@pytest.fixture
def everything(transactional_db):
    return build(gather())


@pytest.fixture
def fuzzed(everything, web, tmp_path):
    """Runs schemathesis as Jiwoo, who owns the workspace, or as nobody; returns nothing when it finds nothing."""

    def run(seed: int, phases: tuple[str, ...], *options: str, as_nobody: bool = False) -> None:
        owner = everything.cast.jiwoo
        token, text = create_token(user=owner, name="Fuzzing", scopes=("read", "write", "vote", "admin"))
        membership = everything.cast.workspace.memberships.get(user=owner)
        config = tmp_path / "schemathesis.toml"
        config.write_text(tomli_w.dumps(settings(everything, web, seed, phases, "" if as_nobody else text)))
        done = subprocess.run(
            [SCHEMATHESIS, "--config-file", config, "run", f"{web}/api/v1/schema/", *options],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "FUZZING_SPARED": json.dumps([token.token_key, str(membership.pk)]),
            },
            capture_output=True,
            text=True,
            timeout=LONGEST,
        )
        assert done.returncode == 0, f"FUZZING_SEED={seed}\n{found_in(done.stdout)}{done.stderr[-3000:]}"

    return run


def test_made_up_requests_find_nothing(fuzzed):
    fuzzed(FIXED, PHASES)


def test_nor_do_others_each_time(fuzzed):
    fuzzed(int(os.environ.get("FUZZING_SEED") or random.randrange(2**32)), ("fuzzing", "stateful"))


def test_nor_do_those_of_nobody(fuzzed):
    fuzzed(FIXED, ("fuzzing",), "--include-method=GET", as_nobody=True)


def found_in(told: str) -> str:
    """What it found and the summary, without the signs that make a body large."""
    found = re.sub(r"(?:\\\\u[0-9a-f]{4}){9,}", "…", told[max(told.find("= FAILURES ="), 0) :])
    return found if len(found) < 20_000 else f"{found[:12_000]}\n…\n{found[-8_000:]}"


def settings(everything, web: str, seed: int, phases: tuple[str, ...], token: str) -> dict:
    """What schemathesis reads from its file."""
    dictionaries, operations = bound(places_of(everything))
    return {
        "seed": seed,
        "max-time": SECONDS[phases],
        "continue-on-failure": True,
        "hooks": "tests.fuzzing.hooks",
        "base-url": web,
        "auth": {"openapi": {"token": {"bearer": token}}} if token else {},
        "generation": {"database": "none"},
        "phases": {
            name: {"enabled": name in phases}
            | ({"generation": {"max-examples": EXAMPLES[name]}} if name in EXAMPLES else {})
            for name in PHASES
        },
        "dictionaries": dictionaries,
        "operations": operations,
        "checks": CHECKS,
    }


def bound(places: dict[str, dict[str, list[str]]]) -> tuple[dict, list[dict]]:
    """For each operation with an id in its path those of the scene, so that most requests get beyond a 404."""
    dictionaries, operations = {}, []
    for name, parts in places.items():
        dictionaries |= {f"{name}-{part}": {"values": values} for part, values in parts.items()}
        taken = {f"path.{part}": {"dictionary": f"{name}-{part}", "probability": 0.9} for part in parts}
        checks = {"use_after_free": {"enabled": name not in STAYS}}
        operations.append({"include-operation-id": name, "parameters": taken, "checks": checks})
    return dictionaries, operations
