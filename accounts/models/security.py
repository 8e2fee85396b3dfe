from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken, AuthTokenManager

from .ids import new_id
from .people import User

SCOPES = ("read", "write", "vote", "admin")


class TokenQuerySet(models.QuerySet["Token"]):
    def lasting(self, now: datetime) -> "TokenQuerySet":
        """Those of which ``is_lasting`` is true."""
        return self.valid(now).filter(replaced_at=None)

    def valid(self, now: datetime) -> "TokenQuerySet":
        return self.filter(Q(expiry=None) | Q(expiry__gt=now))

    def of_line(self, line) -> "TokenQuerySet":
        """One, and those that took its place one after the other."""
        return self.filter(Q(token_key=line) | Q(first_key=line))


class Token(AbstractAuthToken):
    """A credential for the API: its prefix is shown, its digest kept, its text told once.

    ``first_key`` is of one that took another's place: the key of the first of them.
    """

    name = models.CharField(_("name"), max_length=80)
    scopes = models.JSONField(_("scopes"), default=list)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    replaced_at = models.DateTimeField(null=True, blank=True, editable=False)
    first_key = models.CharField(max_length=25, blank=True, db_index=True, editable=False)

    objects = AuthTokenManager.from_queryset(TokenQuerySet)()

    class Meta:
        verbose_name = _("token")

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> str:
        """What it shares with those that it took the place of, and with those that will take its own."""
        return self.first_key or self.token_key

    def has_ended(self, now: datetime) -> bool:
        return self.expiry is not None and self.expiry <= now

    def is_lasting(self, now: datetime) -> bool:
        """Whether it may be replaced, and counts: it is valid, and no other takes its place yet."""
        return not self.has_ended(now) and self.replaced_at is None


class FeedAddress(models.Model):
    """Where somebody's digests are read as a feed without signing in: one a person.

    The secret in the address is told once and kept as a digest; it opens that feed and nothing else.
    """

    user = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE, related_name="feed_address")
    secret_digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("address of a feed")

    def __str__(self) -> str:
        return str(self.user)


class SecurityEvent(models.Model):
    """A sign-in, a token or a second factor that came or went. INSERT only."""

    class Kind(models.TextChoices):
        SESSION_STARTED = "session.started"
        SESSION_ENDED = "session.ended"
        SESSION_REFUSED = "session.refused"
        TOKEN_CREATED = "token.created"  # noqa: S105 - no secret
        TOKEN_REVOKED = "token.revoked"  # noqa: S105
        FEED_OPENED = "feed.opened"
        FEED_CLOSED = "feed.closed"
        FACTOR_ADDED = "factor.added"
        FACTOR_REMOVED = "factor.removed"
        RECOVERY_USED = "recovery.used"
        RECOVERY_RENEWED = "recovery.renewed"
        PASSWORD_CHANGED = "password.changed"  # noqa: S105
        EMAIL_CHANGED = "email.changed"
        IDENTITY_LINKED = "identity.linked"
        IDENTITY_UNLINKED = "identity.unlinked"
        OTHER_CHANGED = "other.changed"  # what allauth tells of and we do not know yet
        PERSON_ERASED = "person.erased"
        OPERATOR_DEACTIVATED = "operator.deactivated"  # these by whom ``details`` say
        OPERATOR_REACTIVATED = "operator.reactivated"
        OPERATOR_TOKENS_REVOKED = "operator.tokens_revoked"
        OPERATOR_MAIL_RETRIED = "operator.mail_retried"
        OPERATOR_MAIL_RESENT = "operator.mail_resent"
        OPERATOR_DIGEST_PREVIEWED = "operator.digest_previewed"
        OPERATOR_SUSPENSION_LIFTED = "operator.suspension_lifted"
        OPERATOR_MAIL_PAUSED = "operator.mail_paused"
        OPERATOR_MAIL_RESUMED = "operator.mail_resumed"
        OPERATOR_MAIL_HELD = "operator.mail_held"
        OPERATOR_MAIL_RELEASED = "operator.mail_released"
        OPERATOR_MAIL_DROPPED = "operator.mail_dropped"
        OPERATOR_MAIL_BROUGHT_BACK = "operator.mail_brought_back"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="security_events"
    )
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now, editable=False)
    address = models.GenericIPAddressField(null=True, blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-at"], name="security_events_of_a_user")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
