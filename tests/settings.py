"""The embedded settings over the database that the run is given; what only makes tests slow is taken out."""

import atexit
import os
import shutil
import tempfile

# Workers of xdist inherit it; who made it takes it away.
if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="madang-tests-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

from config.environment import database
from config.settings import *  # noqa: F403

if url := os.environ.get("TEST_DATABASE_URL"):
    DATABASES = {"default": database(url, pool_size=0)}
else:
    # A file, because servers and threads read it through connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {"polling_interval": 0.01}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
# Live servers find static files by themselves; the middleware would start an event loop for each request.
MIDDLEWARE = [name for name in MIDDLEWARE if "servestatic" not in name]  # noqa: F405
