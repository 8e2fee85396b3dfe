"""`python -m bench.profile FOLDER NAME TIMES`: one line in this process, by SQL statement, line and function.

Statements are timed as the application waits for them, the rest by the processor time of this process.
"""

import io
import json
import signal
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
EVERY = 0.001  # seconds of processor time; the kernel's tick makes it a few milliseconds
OURS = tuple(f"{ROOT}/{name}/" for name in ("accounts", "config", "deliberation", "frontend"))


def main(folder: Path, name: str, times: int) -> None:
    keys = json.loads((folder / "keys.json").read_text())
    [line] = [line for line in LINES if line.name == name]
    requests = _reads(line, keys) if line in READING else _votes(line, folder)
    for request in islice(requests, 20):
        _answer(request)
    began, spent = time.perf_counter(), time.process_time()
    for request in islice(requests, times):
        _answer(request)
    waited, spent = time.perf_counter() - began, time.process_time() - spent
    print(f"{name}: {spent * 1000 / times:.2f} ms of processor time a request,")
    print(f"{waited * 1000 / times:.2f} ms with all waiting.\n")
    _by_statement(requests, times)
    _by_function(requests, times, spent * 1000 / times)


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
    spent: dict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter()

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
    for sql in sorted(spent, key=lambda sql: spent[sql], reverse=True):
        print(
            f"{spent[sql] * 1000 / times:12.3f} {counts[sql] / times:17.2f}   {' '.join(sql.split())[:1500]}"
        )


class Samples:
    """Where the processor was, asked every few milliseconds of its own time: no function is made slower."""

    def __init__(self) -> None:
        self.count = 0
        self.own: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.lines: Counter[str] = Counter()

    def __enter__(self) -> "Samples":
        signal.signal(signal.SIGPROF, self._take)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        return self

    def __exit__(self, *_fault) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _take(self, _number, frame) -> None:
        self.count += 1
        self.own[_function(frame)] += 1
        functions: set[str] = set()
        lines: set[str] = set()
        while frame:
            functions.add(_function(frame))
            if frame.f_code.co_filename.startswith(OURS):
                lines.add(f"{_short(frame.f_code.co_filename)}:{frame.f_lineno} {frame.f_code.co_name}")
            frame = frame.f_back
        self.total.update(functions)
        self.lines.update(lines)


def _by_function(requests, times: int, processor: float) -> None:
    with Samples() as samples:
        for request in islice(requests, times):
            _answer(request)
    for title, counts in (
        ("line of ours", samples.lines),
        ("function", samples.total),
        ("own time", samples.own),
    ):
        print(f"\nprocessor ms a request by {title}")
        for where, count in counts.most_common(TOP):
            print(f"{count * processor / samples.count:8.2f}  {where}")


def _function(frame) -> str:
    code = frame.f_code
    return f"{_short(code.co_filename)}:{code.co_firstlineno} {code.co_qualname}"


def _short(file: str) -> str:
    return file.rpartition("site-packages/")[2].replace(f"{ROOT}/", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
