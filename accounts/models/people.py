from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .ids import new_id
from .workspaces import Language, Organisation, Workspace, validate_zone


class UserKind(models.TextChoices):
    PERSON = "person", _("person")
    SERVICE = "service", _("service")
    IMPORTED = "imported", _("imported")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str = "", password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def by_address(self, email: str) -> "User | None":
        """Whose address this is, whatever the case; found by the index that makes it unique."""
        return self.alias(lowered=Lower("email")).filter(lowered=email.lower()).exclude(email="").first()

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class NameField(models.CharField):
    """What a user is called. An erased one has no name; wherever it is read, the reader's language stands in for it."""

    def from_db_value(self, value, expression, connection):
        return value if value else gettext("A former member") if value == "" else None

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs  # the column is like any other


class User(AbstractBaseUser, PermissionsMixin):
    """A person, a service, or a voter who came with imported data and never signs in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=UserKind, default=UserKind.PERSON)
    email = models.EmailField(_("e-mail"), blank=True)
    name = NameField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True, validators=[validate_zone])
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("operator"), default=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    tour_left_at = models.DateTimeField(
        null=True, blank=True, editable=False
    )  # None shows it on the next board
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="user_email_once_whatever_the_case"
            ),
            models.CheckConstraint(
                name="person_has_an_email_until_erased",
                condition=~Q(kind=UserKind.PERSON) | ~Q(email="") | Q(erased_at__isnull=False),
            ),
            models.CheckConstraint(
                name="erased_user_is_out", condition=Q(erased_at=None) | Q(is_active=False, email="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    @property
    def can_sign_in(self) -> bool:
        return self.is_active and self.kind == UserKind.PERSON

    @property
    def can_hold_token(self) -> bool:
        return self.is_active and self.kind != UserKind.IMPORTED

    @property
    def can_be_mailed(self) -> bool:
        return self.is_active and self.kind == UserKind.PERSON and bool(self.email)


class Role(models.TextChoices):
    """In rising order; what each may do stands in ``accounts.permissions``."""

    OBSERVER = "observer", _("observer")
    ANALYST = "analyst", _("analyst")
    FACILITATOR = "facilitator", _("facilitator")
    OWNER = "owner", _("owner")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        return self.filter(ended_at=None, user__is_active=True)

    def of(self, user) -> "MembershipQuerySet":
        """The memberships that ``user`` has now; none for an anonymous visitor."""
        return self.active().filter(user=user) if user and user.is_authenticated else self.none()

    def persons(self) -> "MembershipQuerySet":
        return self.filter(user__kind=UserKind.PERSON)


class Membership(models.Model):
    """A user's place in a workspace: one row for ever; ending it ends every right at once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.OBSERVER)
    speaks_for = models.BooleanField(_("may state the organisation's position"), default=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)  # the last time
    ended_at = models.DateTimeField(null=True, blank=True)
    steps_left_at = models.DateTimeField(
        null=True, blank=True, editable=False
    )  # who put the first steps away
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "workspace"], name="one_membership_per_user_and_workspace"
            ),
        ]
        indexes = [models.Index(fields=["workspace", "role"], name="members_by_role")]

    def __str__(self) -> str:
        return f"{self.user} · {self.workspace}"

    @property
    def is_active(self) -> bool:
        return self.ended_at is None
