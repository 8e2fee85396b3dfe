"""All settings. Each that comes from the environment stands in the README's table."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from config import logs
from config.environment import (
    at_least,
    cache,
    database,
    days,
    email,
    embedded_database,
    embedded_secret_key,
    env,
    one_of,
    port,
    production_variables_set,
    rate,
    replies,
    with_prefix,
)
from config.rest import *  # noqa: F403
from config.signing_in import *  # noqa: F403
from config.webhooks import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).expanduser().absolute()
PORT = port()
DEBUG = env.bool("DEBUG", default=False)
PRODUCTION_VARIABLES_SET = production_variables_set()
EMBEDDED = not PRODUCTION_VARIABLES_SET

# --- Who answers, and under which address -------------------------------------------------------

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
BASE_URL = env.str(
    "BASE_URL", default=f"http://127.0.0.1:{PORT}" if EMBEDDED else f"https://{ALLOWED_HOSTS[0]}"
).rstrip("/")
HTTPS = BASE_URL.startswith("https://")
SECRET_KEY = env.str("SECRET_KEY", default="") or embedded_secret_key(DATA_DIR)
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "frontend.responses.stale_form"
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

# Ours before the libraries whose templates they replace.
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "accounts",
    "deliberation",
    "frontend",
    "config.admin.ReadingAdminConfig",
    "django.contrib.sessions",
    "django.contrib.messages",
    "servestatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "knox",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "template_partials",
    "csp",
    "anymail",
]

MIDDLEWARE = [
    "config.middleware.RequestContext",
    "django.middleware.security.SecurityMiddleware",
    # Under WSGI it would take three threads for each request: there `config.wsgi` serves the files.
    *(["servestatic.middleware.ServeStaticMiddleware"] if EMBEDDED else []),
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "frontend.middleware.FetchedAhead",
    "frontend.middleware.ReaderLocale",
    "frontend.demands.Gate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "frontend.middleware.Refusals",
    "frontend.limits.Limits",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "frontend.pages.inbox.unread",
                "frontend.pages.workspaces.places",
            ],
        },
    }
]

# --- Where things are kept ----------------------------------------------------------------------

DATABASE_URL = env.str("DATABASE_URL", default="")
DATABASES = {
    "default": database(DATABASE_URL, pool_size=env.int("DATABASE_POOL", default=4))
    if DATABASE_URL
    else embedded_database(DATA_DIR)
}
# accounts.Token stands in for knox's model; its unused table would keep PostgreSQL from emptying ours in tests.
MIGRATION_MODULES = {"knox": None}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {"default": cache(REDIS_URL)}
# Sessions stay in the database: a Redis that comes back from an old file must not revive an ended one.
SESSION_ENGINE = "django.contrib.sessions.backends.db"

MEDIA_ROOT = DATA_DIR / "files"
STATIC_ROOT = DATA_DIR / "static"
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "frontend.staticfiles.BundledStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
SERVESTATIC_ALLOW_ALL_ORIGINS = False

# --- People -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
KNOX_TOKEN_MODEL = "accounts.Token"  # noqa: S105
AUTHENTICATION_BACKENDS = ["accounts.backends.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# --- How long is kept what nobody needs for ever (deliberation/actions/housekeeping.py) -------------

KEEP_SECURITY_EVENTS_DAYS = days(
    "KEEP_SECURITY_EVENTS_DAYS", env.int("KEEP_SECURITY_EVENTS_DAYS", default=365), at_least=90
)
KEEP_MAILS_DAYS = days("KEEP_MAILS_DAYS", env.int("KEEP_MAILS_DAYS", default=180), at_least=30)
KEEP_READ_NOTICES_DAYS = days(
    "KEEP_READ_NOTICES_DAYS", env.int("KEEP_READ_NOTICES_DAYS", default=365), at_least=30
)

# --- Safety -------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz(/mail)?$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# accounts.User is unique by the lower-cased address, which this check cannot see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
# What one person, or one network of visitors, may do; None is without a limit.
RATES = {
    "writes": rate("RATE_WRITES", env.str("RATE_WRITES", default="600/m")),
    "searches": rate("RATE_SEARCHES", env.str("RATE_SEARCHES", default="240/m")),
    "exports": rate("RATE_EXPORTS", env.str("RATE_EXPORTS", default="60/m")),
    "mails": rate("RATE_MAILS", env.str("RATE_MAILS", default="200/h")),
    "replies": rate("RATE_REPLIES", env.str("RATE_REPLIES", default="60/h")),
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the review of a long brief posts each of its items

# --- Languages and time -------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어")]
LOCALE_PATHS = [BASE_DIR / "frontend" / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# --- Mail ---------------------------------------------------------------------------------------

EMAIL_URL = env.str("EMAIL_URL", default="")
globals().update(email(EMAIL_URL) if EMAIL_URL else {"EMAIL_BACKEND": "accounts.kept_mail.EmailBackend"})
ANYMAIL = with_prefix("ANYMAIL_")
EMAIL_TIMEOUT = 20
# What becomes of a mail that may have been sent, and how many in a row fail before all mail is paused.
MAIL_UNKNOWN = one_of("MAIL_UNKNOWN", env.str("MAIL_UNKNOWN", default="resend"), ("resend", "hold"))
MAIL_PAUSE_AFTER = at_least("MAIL_PAUSE_AFTER", env.int("MAIL_PAUSE_AFTER", default=20), 2)
REPLIES = replies(env.str("REPLY_URL", default=""))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Madang <madang@madang.example>")

# --- The queue ----------------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 540  # seconds
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
# The table holds what is asked each minute or each night, so beat has nothing to remember between two starts.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 5
if REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 3600,  # longer than the longest task, or it runs twice
        "global_keyprefix": "madang:",
        "socket_timeout": 30,
        "socket_connect_timeout": 5,
    }
else:
    broker = DATA_DIR / "broker"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(broker / "messages"),
        "data_folder_out": str(broker / "messages"),
        "control_folder": str(broker / "control"),
        "store_processed": False,
        "polling_interval": 0.1,
    }

# --- What it says -------------------------------------------------------------------------------

LOGGING_CONFIG = None
logs.configure(readable=EMBEDDED, level=env.str("LOG_LEVEL", default="WARNING" if EMBEDDED else "INFO"))

# --- The API ------------------------------------------------------------------------------------

SPECTACULAR_SETTINGS = {
    "TITLE": "Madang",
    "DESCRIPTION": "Initiatives, their arguments, votes and what came of them. Conventions: docs/api.md. Beside "
    "what stands with each operation: another method on an address is 405 with `Allow`, an address that is none 404, a "
    "fault of ours 500, all as `Problem`; every answer has `X-Request-ID`; sentences are in the language of "
    "`Accept-Language`.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVERS": [{"url": BASE_URL}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": ["deliberation.api.schema.complete"],
    "COMPONENT_SPLIT_PATCH": False,
    "ENFORCE_NON_BLANK_FIELDS": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}
