"""One line an event: JSON in production, readable when embedded. What people wrote stays out of both."""

import logging
import re
import sys

import structlog

ESCAPES = str.maketrans({"\n": "\\n", "\r": "\\r", "\x1b": "\\x1b", "\u2028": "\\u2028", "\u2029": "\\u2029"})
# PostgreSQL repeats the whole row, texts included, when a constraint refuses it.
ROW = re.compile(r"\nDETAIL:.*?(?=\n\nThe above exception|\n\nDuring handling|\Z)", re.DOTALL)


def configure(*, readable: bool, level: str) -> None:
    """Sends every logger, ours and the libraries', to standard error."""
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(readable=readable))
    handler.addFilter(name_route)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # Ours says the same with the route in place of the path.
    for name in ("uvicorn.access", "granian.access"):
        logging.getLogger(name).disabled = True
    # A task is told when it has ended, with its time; not also when it came.
    logging.getLogger("celery.worker.strategy").setLevel(logging.WARNING)


def name_route(record: logging.LogRecord) -> bool:
    """Django names the path of a request that failed; a path may hold a one-time link, its route does not."""
    request = getattr(record, "request", None)
    path = getattr(request, "path", None)
    if path and isinstance(record.args, tuple):
        match = getattr(request, "resolver_match", None)
        route = match.route if match else "(no route)"
        record.args = tuple(route if argument == path else argument for argument in record.args)
    return True


def escape_line_breaks(logger, method: str, event: dict) -> dict:
    """A text of a user cannot begin a line of its own in the log."""
    return {
        key: value.translate(ESCAPES) if isinstance(value, str) else value for key, value in event.items()
    }


def leave_rows_out(logger, method: str, event: dict) -> dict:
    """An exception is told without the row that the database refused."""
    if "exception" in event:
        event["exception"] = ROW.sub("\nDETAIL: left out", event["exception"])
    return event


def _shared() -> list:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # Plain: the default of structlog prints local variables, and with them tokens and texts.
        structlog.processors.format_exc_info,
        leave_rows_out,
    ]


def formatter(*, readable: bool) -> logging.Formatter:
    last: list = (
        [structlog.dev.ConsoleRenderer(colors=False)]
        if readable
        else [escape_line_breaks, structlog.processors.JSONRenderer(ensure_ascii=False)]
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_shared(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )
