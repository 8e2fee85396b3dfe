"""One line an event: JSON in production, readable when embedded. Line breaks are escaped in both."""

import logging
import sys

import structlog

ESCAPES = str.maketrans({"\n": "\\n", "\r": "\\r", "\x1b": "\\x1b", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def configure(*, readable: bool, level: str) -> None:
    """Sends every logger, ours and the libraries', to standard error."""
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(readable))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # Both log the address with its query string, where one-time links carry their token.
    for name in ("uvicorn.access", "_granian.access"):
        logging.getLogger(name).disabled = True


def escape_line_breaks(logger, method: str, event: dict) -> dict:
    """A text of a user cannot begin a line of its own in the log."""
    return {
        key: value.translate(ESCAPES) if isinstance(value, str) else value for key, value in event.items()
    }


def _shared() -> list:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _formatter(readable: bool) -> logging.Formatter:
    last = (
        [escape_line_breaks, structlog.dev.ConsoleRenderer(colors=False)]
        if readable
        else [structlog.processors.format_exc_info, escape_line_breaks, structlog.processors.JSONRenderer()]
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_shared(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )
