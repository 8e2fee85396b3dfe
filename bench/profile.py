"""`python -m bench.profile FOLDER NAME TIMES`: one line in this process, by function and by SQL statement.

Times are inflated by the profiler; compare them with each other, not with the table. The statements are timed in a
round of their own, as the application waits for them.
"""

import cProfile
import io
import json
import pstats
import sys
import time
from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path

from django.db import connection

from bench.lines import LINES, READING, Line
from bench.servers import ROOT
from config.wsgi import application

TOP = 45


def main(folder: Path, name: str, times: int) -> None:
    keys = json.loads((folder / "keys.json").read_text())
    [line] = [line for line in LINES if line.name == name]
    requests = _reads(line, keys) if line in READING else _votes(line, folder)
    for request in islice(requests, 20):
        _answer(request)
    began = time.perf_counter()
    for request in islice(requests, times):
        _answer(request)
    print(f"{name}: {(time.perf_counter() - began) * 1000 / times:.2f} ms a request without the profiler\n")
    _by_statement(requests, times)
    _by_function(requests, times)


def _reads(line: Line, keys: dict):
    path, _sign, query = line.path.format(**keys).partition("?")
    cookies = "; ".join(f"{name}={value}" for name, value in (keys["session"], keys["csrf"]))
    signed = {"HTTP_COOKIE": cookies} if line.credential == "session" else _bearer(keys["token"])
    while True:
        yield {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, **signed}, b""


def _votes(line: Line, folder: Path):
    file = "changed.txt" if line.name == "vote-changed" else "new.txt"
    for row in (folder / file).read_text().splitlines():
        token, argument, _voter, value = row.split()
        path = line.path.format(argument=argument)
        yield {"REQUEST_METHOD": "PUT", "PATH_INFO": path, **_bearer(token)}, b'{"value": %d}' % int(value)


def _bearer(token: str) -> dict[str, str]:
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}


def _answer(request: tuple[dict, bytes]) -> bytes:
    environ, body = request
    environ = {
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "QUERY_STRING": "",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        **environ,
    }
    said: list[str] = []
    answer = application(environ, lambda status, headers, fault=None: said.append(status))
    whole = b"".join(answer)
    answer.close()
    if not said[0].startswith("2"):
        raise SystemExit(
            f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} answered {said[0]}: {whole[:300]!r}"
        )
    return whole


def _by_statement(requests, times: int) -> None:
    spent, counts = defaultdict(float), Counter()

    def clock(execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent[sql] += time.perf_counter() - began
            counts[sql] += 1

    with connection.execute_wrapper(clock):
        for request in islice(requests, times):
            _answer(request)
    print("ms a request   times a request   statement")
    for sql in sorted(spent, key=spent.get, reverse=True):
        print(
            f"{spent[sql] * 1000 / times:12.3f} {counts[sql] / times:17.2f}   {' '.join(sql.split())[:1500]}"
        )


def _by_function(requests, times: int) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for request in islice(requests, times):
        _answer(request)
    profile.disable()
    stats = pstats.Stats(profile)
    for order in ("cumulative", "tottime"):
        print(f"\nby {order}, ms a request: total, own, calls, where")
        _print(stats, order, times)


def _print(stats: pstats.Stats, order: str, times: int) -> None:
    place = 3 if order == "cumulative" else 2
    rows = sorted(stats.stats.items(), key=lambda item: item[1][place], reverse=True)
    for (file, number, function), (_primitive, calls, own, total, _callers) in rows[:TOP]:
        where = file.replace(f"{ROOT}/", "").rpartition("site-packages/")[2]
        print(
            f"{total * 1000 / times:9.3f} {own * 1000 / times:8.3f} {calls / times:8.1f}  {where}:{number} {function}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
