"""Reads the environment. Two ways to run: embedded (no production variable is set), production (all are)."""

import os
import re
import secrets
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import environ

PRODUCTION_VARIABLES = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "ALLOWED_HOSTS")
PROVIDER_KEYS = {"id", "name", "issuer", "client_id", "client_secret"}
ANYMAIL_SCHEME = "anymail+"
POSTGRESQL = ("postgresql", "postgres")
PERIODS = {"s": 1, "m": 60, "h": 3600, "d": 86400}  # seconds
SMTP = ("smtp", "smtp+tls", "smtp+ssl", "consolemail", "dummymail")

env = environ.Env()


def production_variables_set() -> list[str]:
    """Names of the production variables that hold something, in the order of the README."""
    return [name for name in PRODUCTION_VARIABLES if os.environ.get(name, "").strip()]


def production_variables_missing() -> list[str]:
    """Names of the production variables that are absent or empty."""
    return [name for name in PRODUCTION_VARIABLES if not os.environ.get(name, "").strip()]


def require_production() -> None:
    """Called by every server, worker and beat. Raises SystemExit with a sentence naming what is missing."""
    missing = production_variables_missing()
    if missing:
        raise SystemExit(
            f"This is a production entry and needs {', '.join(missing)} in its environment; "
            "to try Madang on one machine run bin/run instead."
        )


def port() -> int:
    """The port on which the embedded server listens. Raises SystemExit when PORT is not one."""
    text = os.environ.get("PORT", "").strip() or "8000"
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise SystemExit(f"PORT is a number from 1 to 65535, not {text!r}.")
    return int(text)


def embedded_secret_key(data_dir: Path) -> str:
    """The key of this data directory, made once and readable by its owner only."""
    path = data_dir / "secret-key"
    try:
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(50))
        return path.read_text().strip()
    except OSError as fault:
        raise SystemExit(f"Madang cannot keep its data in {data_dir}: {fault.strerror}. Is DATA_DIR right?")


def database(url: str, pool_size: int) -> dict:
    """Django's settings of the PostgreSQL at `url`; its query string holds options of libpq and psycopg.

    A pool of size 0 is none: every request opens a connection of its own.
    """
    _require_scheme("DATABASE_URL", url, POSTGRESQL)
    config = env.db_url_config(url)
    options = {name: _flag(value) for name, value in config.get("OPTIONS", {}).items()}
    # Planned once per connection: reading what a person may see costs a seventh of the database's time.
    options = {"server_side_binding": True, "prepare_threshold": 2, **options}
    if pool_size:
        options.setdefault("pool", {"min_size": 1, "max_size": pool_size, "timeout": 5})
    return {**config, "OPTIONS": options, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}


def cache(redis_url: str) -> dict:
    """Django's settings of the cache: all processes that share a queue share it; without a Redis each has its own."""
    if not redis_url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    redis = "django.core.cache.backends.redis.RedisCache"
    return {"BACKEND": redis, "LOCATION": redis_url, "KEY_PREFIX": "madang"}


def embedded_database(data_dir: Path) -> dict:
    """SQLite, with a writer that waits its turn instead of failing when it upgrades its lock."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data_dir / "madang.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
        },
    }


def email(url: str) -> dict:
    """Django's mail settings for `smtp://`, `smtp+tls://`, `smtp+ssl://` or `anymail+<provider>://`."""
    if url.startswith(ANYMAIL_SCHEME):
        return {"EMAIL_BACKEND": f"anymail.backends.{_provider(url)}.EmailBackend"}
    _require_scheme("EMAIL_URL", url, SMTP)
    config = env.email_url_config(url)
    config.pop("OPTIONS", None)
    config["EMAIL_PORT"] = config["EMAIL_PORT"] or 25
    return config


def rate(name: str, text: str) -> tuple[int, int] | None:
    """How many in how many seconds, from `600/m`; None for `off`. Raises SystemExit when it is neither."""
    if text == "off":
        return None
    many, _slash, period = text.partition("/")
    if not (many.isdecimal() and int(many) and period in PERIODS):
        raise SystemExit(
            f"{name} is a number for a second, minute, hour or day as 600/m, or off; not {text!r}."
        )
    return int(many), PERIODS[period]


def days(name: str, count: int, *, at_least: int) -> int:
    """How many days something is kept. Raises SystemExit when that is shorter than what leans on it."""
    if count < at_least:
        raise SystemExit(f"{name} is a number of days, {at_least} at least, not {count}.")
    return count


def networks(name: str, told: list[str]) -> tuple:
    """Networks as `10.20.0.0/16`. Raises SystemExit when one is none, or has bits of a host."""
    try:
        return tuple(ip_network(one.strip()) for one in told)
    except ValueError as fault:
        raise SystemExit(f"{name} is a list of networks as 10.20.0.0/16, with commas between: {fault}.")


def ports(name: str, told: list[str]) -> frozenset[int]:
    """TCP ports. Raises SystemExit when one is none."""
    if not all(one.strip().isdecimal() and 0 < int(one) < 65536 for one in told):
        raise SystemExit(f"{name} is a list of ports as 443,8443, not {','.join(told)!r}.")
    return frozenset(int(one) for one in told)


def one_of(name: str, text: str, words: tuple[str, ...]) -> str:
    """`text`, when it is one of `words`. Raises SystemExit when it is none."""
    if text not in words:
        raise SystemExit(f"{name} is {' or '.join(words)}, not {text!r}.")
    return text


def at_least(name: str, count: int, least: int) -> int:
    """`count`, when it is no less than `least`. Raises SystemExit when it is."""
    if count < least:
        raise SystemExit(f"{name} is a number, {least} at least, not {count}.")
    return count


def replies(url: str) -> dict[str, str]:
    """How mails are answered, from `imaps://user:password@host/INBOX?address=…` or `anymail+<provider>://?address=…`.

    Empty where they are not. Raises SystemExit for what cannot work.
    """
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in ("imaps", "imap") and not url.startswith(ANYMAIL_SCHEME):
        raise SystemExit("REPLY_URL begins with imaps:// or anymail+<provider>://.")
    told = dict(parse_qsl(parts.query))
    if not re.fullmatch(r"[a-z0-9._-]{1,15}@[a-z0-9.-]+", told.get("address", "")):
        raise SystemExit(
            "REPLY_URL names an address, as ?address=reply@madang.example; before the @ it has 15 characters at most."
        )
    if parts.scheme == "imap" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise SystemExit("REPLY_URL begins with imaps:// where the mailbox is on another machine.")
    found = {"address": told["address"], "authserv_id": told.get("authserv_id", "")}
    if parts.scheme in ("imaps", "imap"):
        return {**found, "imap": url}
    if not os.environ.get("ANYMAIL_WEBHOOK_SECRET"):
        raise SystemExit("What a provider takes in comes by its webhook: set ANYMAIL_WEBHOOK_SECRET, too.")
    return {**found, "provider": _provider(url)}


def with_prefix(prefix: str) -> dict[str, str]:
    """Every variable whose name begins with `prefix`, without it: what a library reads as one dict."""
    return {name.removeprefix(prefix): value for name, value in os.environ.items() if name.startswith(prefix)}


def identity_providers(told: list[dict]) -> list[dict]:
    """What allauth wants of each OpenID provider of `OIDC_PROVIDERS`. Raises SystemExit for one that is half told."""
    if not isinstance(told, list) or any(
        not isinstance(one, dict) or set(one) != PROVIDER_KEYS for one in told
    ):
        raise SystemExit(f"OIDC_PROVIDERS is a JSON list of objects with {', '.join(sorted(PROVIDER_KEYS))}.")
    for one in told:
        if not re.fullmatch(r"[a-z0-9-]{1,40}", one["id"]):
            raise SystemExit(
                f"An id in OIDC_PROVIDERS is small letters, digits and hyphens, not {one['id']!r}."
            )
        _require_safe_issuer(one["issuer"])
    if len({one["id"] for one in told}) < len(told):
        raise SystemExit("Two of OIDC_PROVIDERS have the same id.")
    return [_provider_app(one) for one in told]


def _provider_app(one: dict) -> dict:
    return {
        "provider_id": one["id"],
        "name": one["name"],
        "client_id": one["client_id"],
        "secret": one["client_secret"],
        "settings": {"server_url": one["issuer"].rstrip("/"), "issuer": one["issuer"]},
    }


def _require_safe_issuer(issuer: str) -> None:
    address = urlsplit(issuer)
    at_home = address.hostname in ("localhost", "127.0.0.1")
    if address.scheme != "https" and not (address.scheme == "http" and at_home):
        raise SystemExit(f"An issuer in OIDC_PROVIDERS begins with https://, not as {issuer!r} does.")


def _require_scheme(name: str, url: str, schemes: tuple[str, ...]) -> None:
    if urlsplit(url).scheme not in schemes:
        raise SystemExit(f"{name} begins with one of {', '.join(f'{scheme}://' for scheme in schemes)}.")


def _provider(url: str) -> str:
    """What `anymail+<provider>://` names, with `-` or `_`. Raises SystemExit for a provider that nobody knows."""
    name = url.removeprefix(ANYMAIL_SCHEME).partition("://")[0].replace("-", "_")
    if not name.isidentifier() or find_spec(f"anymail.backends.{name}") is None:
        raise SystemExit(f"{ANYMAIL_SCHEME}{name}:// names no provider that django-anymail knows.")
    return name


def _flag(value):
    return {"true": True, "false": False, "none": None}.get(value, value) if isinstance(value, str) else value


def _write_once(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    try:
        # A link fails when a second process was faster, so that both read the same key.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
