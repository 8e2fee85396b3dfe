"""What this machine cannot run is named; on a build server it fails."""

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skips the test with a reason that the summary repeats, or fails it when CI is set."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing and CI is set", pytrace=False)
    pytest.skip(f"missing: {what}")
