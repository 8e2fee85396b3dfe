"""What granian serves while it is measured: the product's own application, and plain views beside it as a floor.

A request with the header X-Bench-Count is answered with the number of its SQL statements; no measured request has it.
One with X-Bench-Proxy is answered as the proxy in front would pass it on, which compresses pages.
"""

import gzip

from django.db import connection

from bench.floor import application as floor
from config.wsgi import application as product

FLOOR = "/floor/"
PROXY_LEVEL = 5  # how hard a proxy with gzip on compresses


def application(environ, start_response):
    if environ["PATH_INFO"].startswith(FLOOR):
        return floor(environ, start_response)
    if "HTTP_X_BENCH_COUNT" in environ:
        return _counted(environ, start_response)
    if "HTTP_X_BENCH_PROXY" in environ:
        return _compressed(environ, start_response)
    return product(environ, start_response)


def _counted(environ, start_response):
    statements: list[str] = []

    def count(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    def start(status, headers, exc_info=None):
        return start_response(status, [*headers, ("X-Bench-Queries", str(len(statements)))], exc_info)

    with connection.execute_wrapper(count):
        return product(environ, start)


def _compressed(environ, start_response):
    told: list = []
    body = b"".join(product(environ, lambda *answer: told.extend(answer)))
    status, headers = told[0], dict(told[1])
    if headers.get("Content-Type", "").startswith("text/html") and "Content-Encoding" not in headers:
        body = gzip.compress(body, PROXY_LEVEL)
        headers |= {"Content-Encoding": "gzip", "Content-Length": str(len(body))}
    start_response(status, [*headers.items()])
    return [body]
