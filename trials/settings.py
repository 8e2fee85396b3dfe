"""Production's settings, with guesses that nobody counts: a trial makes hundreds from one place."""

from config.settings import *  # noqa: F403

ACCOUNT_RATE_LIMITS = False
