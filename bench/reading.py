"""Measures a line that reads: rates, costs and floors."""

import re
import time
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from bench.freshness import stale
from bench.lines import Line, Result
from bench.site import Site

CONNECTIONS = (1, 16)
WARM = {"connections": 16, "seconds": 2}  # templates, prepared statements and pools, before anything counts
SQL = Path(__file__).with_name("sql")
RANDOM = (re.compile(rb'csrfmiddlewaretoken" value="\w+"'), re.compile(rb'nonce="[^"]+"'))


def measure(site: Site, line: Line) -> Result:
    """Both runs and their floors. A request that fails, or an answer that is not fresh, is the result's fault."""
    result, path = Result(line), line.path.format(**site.keys)
    headers = site.headers(line.credential)
    counted = site.ask(path, {**headers, "X-Bench-Count": "1"})
    if counted.status != 200:
        result.fault = f"GET {path.partition('?')[0]} answered {counted.status}"
        return result
    result.queries, result.size = counted.queries, len(counted.body)
    result.fault = _runs(site, path, headers, result) or stale(site, line, path, headers)
    _floors(site, line, result)
    return result


def _runs(site: Site, path: str, headers: dict, result: Result) -> str:
    """The runs one after the other; returns the first fault."""
    faults = [site.run(path, "read.lua", headers=headers, **WARM).fault]
    for connections in CONNECTIONS:
        run = site.run(path, "read.lua", connections, headers=headers)
        result.runs.append(run)
        measured, fresh = (site.folder / "body").read_bytes(), site.ask(path, headers).body
        differs = _bare(measured) != _bare(fresh)
        faults += [run.fault, "a measured answer differs from a fresh one" if differs else ""]
    return next(filter(None, faults), "")


def _bare(body: bytes) -> bytes:
    """Without what is drawn at random for each answer."""
    for pattern in RANDOM:
        body = pattern.sub(b"", body)
    return body


def _floors(site: Site, line: Line, result: Result) -> None:
    query, names = (SQL / f"{line.name}.sql").read_text(), ("initiative", "argument", "reader", "since")
    params = {name: site.keys[name] for name in names}
    result.bare_sql = _bare_sql(site, query, params)
    address = f"/floor/{line.name}/?{urlencode({**params, 'bytes': result.size})}"
    result.plain_django = site.run(address, "read.lua", CONNECTIONS[-1])


def _bare_sql(site: Site, query: str, params: dict) -> float:
    """How often a second one connection reads these rows and nothing else happens."""
    times, began = 0, time.perf_counter()
    with psycopg.connect(site.servers.cluster.url, autocommit=True) as connection:
        while (spent := time.perf_counter() - began) < site.seconds:
            connection.execute(query, params).fetchall()
            times += 1
    return times / spent
