"""Production's settings; nothing of this trial is about the queue or the cache."""

from config.settings import *  # noqa: F403

CELERY_BROKER_URL = "memory://"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_HOST = "127.0.0.1"
MAIL_PAUSE_AFTER = 5  # in a row: there are eighteen people
