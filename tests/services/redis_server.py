"""A Redis of one's own, empty at the start of each test that asks."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
import redis

from tests.services.missing import missing
from tests.services.ports import end, free_port, wait_for_port


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory) -> Iterator[str]:
    """The address of a real Redis that keeps nothing on disk."""
    binary = shutil.which("redis-server")
    if binary is None:
        missing("redis-server")
    port = free_port()
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, cwd=tmp_path_factory.mktemp("redis"), stdout=subprocess.DEVNULL)
    wait_for_port(port, process)
    yield f"redis://127.0.0.1:{port}/0"
    end(process)


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """The same server, flushed."""
    redis.Redis.from_url(redis_server).flushall()
    return redis_server
