"""What granian serves while it is measured: the product's own application, and plain views beside it as a floor.

A request with the header X-Bench-Count is answered with the number of its SQL statements; no measured request has it.
"""

from django.db import connection

from bench.floor import application as floor
from config.wsgi import application as product

FLOOR = "/floor/"


def application(environ, start_response):
    if environ["PATH_INFO"].startswith(FLOOR):
        return floor(environ, start_response)
    if "HTTP_X_BENCH_COUNT" in environ:
        return _counted(environ, start_response)
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
