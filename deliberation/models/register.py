from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Workspace, new_id
from deliberation.countries import CODES, LANGUAGES, country_name, validate_country

from .register_codes import Evaluated, PolicyInstrument, PolicyStatus, Sharing
from .sources import Source
from .visibility import PartQuerySet

LINKS_AT_MOST = 10
LONGEST_LINK = 2000
YEARS = [MinValueValidator(1), MaxValueValidator(2999)]


class PolicyRecordQuerySet(PartQuerySet):
    part = "keeps_register"
    titles = ("name_en", "name_ko", "name_original")

    def visible_to(self, user):
        """Of the workspaces that ``user`` is in, what its organisation has, and what others share with it."""
        if not user.is_authenticated:
            return self.none()
        own = Q(organisation=F("reader__organisation"))
        named = PolicyShare.objects.filter(
            record=OuterRef("pk"), organisation=OuterRef("reader__organisation")
        )
        told = Q(sharing=Sharing.WORKSPACE) | own | (Q(sharing=Sharing.NAMED) & Exists(named))
        return super().visible_to(user).filter(told)

    def due(self, today) -> "PolicyRecordQuerySet":
        """Those that should have been looked at again by ``today``."""
        return self.filter(verify_by__lte=today)

    def withheld_from(self, user, workspace: Workspace) -> int:
        """How many records of the workspace there are that ``user``, a member, does not see."""
        here = self.filter(workspace=workspace)
        return here.count() - here.visible_to(user).count()

    def named_like(self, text: str) -> "PolicyRecordQuerySet":
        """Those that have every word of ``text`` in a name, or in whose it is."""
        rows = self
        for word in text.split():
            columns = ("name_en", "name_ko", "name_original", "international_organisation", "responsible")
            holds = Q(country__in=[code for code in CODES if _is_called(code, word)])
            for column in columns:
                holds |= Q(**{f"{column}__icontains": word})
            rows = rows.filter(holds)
        return rows

    def with_theme(self, theme: str) -> "PolicyRecordQuerySet":
        """Those whose list holds the code: both databases can tell it as text, with each code in quotes."""
        return self.alias(codes=Cast("themes", models.TextField())).filter(codes__contains=f'"{theme}"')


def _is_called(country: str, word: str) -> bool:
    return any(word.casefold() in country_name(country, language).casefold() for language in LANGUAGES)


class PolicyRecord(models.Model):
    """One policy at home or abroad, of a country or of an international organisation: what it is and how it stands.

    The fields are those of the OECD's data on national initiatives for artificial intelligence; decision 36.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(
        Workspace, db_index=False, on_delete=models.CASCADE, related_name="policy_records"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="policy_records")
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    name_ko = models.CharField(_("name in Korean"), max_length=300, blank=True)
    name_original = models.CharField(_("name in the original language"), max_length=300, blank=True)
    original_language = models.CharField(
        _("original language"),
        max_length=12,
        blank=True,
        validators=[
            RegexValidator(
                r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?\Z", _("Give a language code, as fr or zh-Hant."), "language"
            )
        ],
    )
    country = models.CharField(_("country"), max_length=2, blank=True, validators=[validate_country])
    international_organisation = models.CharField(_("international organisation"), max_length=200, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    start_year = models.PositiveSmallIntegerField(
        _("year of the start"), null=True, blank=True, validators=YEARS
    )
    ends_on = models.DateField(_("end"), null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(_("year of the end"), null=True, blank=True, validators=YEARS)
    themes = models.JSONField(_("themes"), default=list, blank=True)
    instrument = models.CharField(_("instrument"), max_length=12, choices=PolicyInstrument, blank=True)
    responsible = models.CharField(_("responsible organisation"), max_length=300, blank=True)
    targets = models.JSONField(_("target groups"), default=list, blank=True)
    status = models.CharField(_("status"), max_length=16, choices=PolicyStatus, default=PolicyStatus.IN_FORCE)
    status_since = models.DateField(_("since"), null=True, blank=True)
    evaluated = models.CharField(_("evaluated"), max_length=8, choices=Evaluated, default=Evaluated.UNKNOWN)
    summary = models.TextField(_("summary"), max_length=4000, blank=True)
    links = models.JSONField(_("links"), default=list, blank=True)
    sharing = models.CharField(_("shared with"), max_length=10, choices=Sharing, default=Sharing.WORKSPACE)
    shared_with: models.ManyToManyField = models.ManyToManyField(
        Organisation, through="PolicyShare", blank=True, related_name="+"
    )
    last_verified_on = models.DateField(_("last verified"), null=True, blank=True, editable=False)
    last_verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    verify_by = models.DateField(_("verify again by"), null=True, blank=True)
    due_told_for = models.DateField(null=True, blank=True, editable=False)
    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="policy_records",
    )
    external_id = models.CharField(max_length=200, blank=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PolicyRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy record")
        indexes = [
            models.Index(fields=["workspace", "-created_at"], name="records_of_a_workspace"),
            models.Index(fields=["workspace", "country"], name="records_by_country"),
            models.Index(fields=["workspace", "instrument"], name="records_by_instrument"),
            models.Index(fields=["workspace", "status"], name="records_by_status"),
            models.Index(fields=["workspace", "start_year"], name="records_by_start"),
            models.Index(
                fields=["workspace", "verify_by"],
                name="records_to_verify",
                condition=Q(verify_by__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="record_has_a_name",
                condition=~Q(name_en="") | ~Q(name_ko="") | ~Q(name_original=""),
            ),
            models.CheckConstraint(
                name="record_is_somebody_s", condition=~Q(country="") | ~Q(international_organisation="")
            ),
            models.CheckConstraint(
                name="record_ends_after_it_starts",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="record_ends_no_year_before_it_starts",
                condition=Q(start_year=None) | Q(end_year=None) | Q(end_year__gte=F("start_year")),
            ),
            models.CheckConstraint(
                name="cited_record_is_withheld_from_nobody",
                condition=Q(source=None) | Q(sharing=Sharing.WORKSPACE),
            ),
            models.UniqueConstraint(
                fields=["organisation", "external_id"],
                condition=~Q(external_id=""),
                name="record_brought_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_ko or self.name_original

    def seen_by(self, members: models.QuerySet[Membership]) -> models.QuerySet[Membership]:
        """Those of ``members``, of its workspace, who see it: the rule of ``visible_to``, the other way round."""
        if self.sharing == Sharing.WORKSPACE:
            return members
        own = Q(organisation=self.organisation_id)
        named = PolicyShare.objects.filter(record=self).values("organisation")
        return members.filter(own | Q(organisation__in=named) if self.sharing == Sharing.NAMED else own)

    def title_in(self, language: str) -> str:
        return self.name_in(language)

    def path_in(self, key: str) -> str:
        return f"/w/{key}/register/{self.pk}/"

    def name_in(self, language: str) -> str:
        """What it is called for a reader of ``language``; in another where nobody has named it in that."""
        own = self.name_ko if language[:2] == "ko" else self.name_en
        return own or str(self)


class PolicyShare(models.Model):
    """That an organisation, which is named, sees a record of another."""

    record = models.ForeignKey(PolicyRecord, db_index=False, on_delete=models.CASCADE, related_name="shares")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "organisation"], name="record_shared_once")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.organisation_id}"


class PolicyStatusChange(models.Model):
    """How a policy stood from a day on, as somebody found out. INSERT only; the latest stands on the record."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(PolicyRecord, db_index=False, on_delete=models.CASCADE, related_name="history")
    status = models.CharField(max_length=16, choices=PolicyStatus)
    since = models.DateField(null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("change of status")
        indexes = [models.Index(fields=["record", "-at"], name="history_of_a_record")]

    def __str__(self) -> str:
        return f"{self.status} {self.record_id}"
