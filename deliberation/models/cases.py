from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.models import Organisation, Workspace, new_id
from deliberation.countries import validate_country

from .case_codes import OPEN, CaseKind, CaseSector, CaseStatus
from .visibility import PartQuerySet


class CaseQuerySet(PartQuerySet):
    part = "keeps_cases"
    titles = ("measure", "company", "code")

    def open(self) -> "CaseQuerySet":
        """Those of which something is still to come."""
        return self.filter(status__in=OPEN)

    def with_names(self, user) -> "CaseQuerySet":
        """With ``named``: what the company is called as far as ``user`` may read it, else nothing."""
        withheld = WithheldName.objects.visible_to(user).filter(case=OuterRef("pk")).values("name")
        return self.annotate(
            named=Coalesce(Subquery(withheld), F("company"), output_field=models.CharField())
        )

    def without_names(self) -> "CaseQuerySet":
        """With ``named`` as everybody reads it: for what leaves in files."""
        return self.annotate(named=Coalesce(F("company"), Value("")))

    def matching(self, text: str) -> "CaseQuerySet":
        """Those, read ``with_names``, that have every word of ``text`` in what their reader reads of them."""
        rows = self
        for word in text.split():
            columns = ("code", "measure", "description", "named")
            either = Q()
            for column in columns:
                either |= Q(**{f"{column}__icontains": word})
            rows = rows.filter(either)
        return rows


class Case(models.Model):
    """A company that asks for support abroad, or that is treated unfairly there.

    Where the company is not to be named, its name stands in a WithheldName and nowhere here: all that a row says is
    for every member of the workspace. Decision 37.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, db_index=False, on_delete=models.CASCADE, related_name="cases")
    number = models.PositiveIntegerField(editable=False)
    code = models.CharField(_("code word"), max_length=12, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=CaseKind)
    is_coded = models.BooleanField(_("the company is not to be named"), default=True)
    company = models.CharField(_("company"), max_length=200, blank=True)  # empty where it is withheld
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="cases_brought"
    )  # the one that it came to
    country = models.CharField(_("country"), max_length=2, validators=[validate_country])
    measure = models.CharField(_("measure"), max_length=200)
    sector = models.CharField(_("sector"), max_length=14, choices=CaseSector)
    description = models.TextField(_("description"), max_length=8000, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=CaseStatus, default=CaseStatus.RECEIVED)
    occurred_on = models.DateField(_("happened on"), null=True, blank=True)
    opened_on = models.DateField(_("received on"))
    handled_by = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="cases_handled"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    readers: models.ManyToManyField = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="CaseReader", blank=True, related_name="+"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        indexes = [
            models.Index(fields=["workspace", "-opened_on", "-id"], name="cases_by_day"),
            models.Index(fields=["workspace", "country"], name="cases_by_country"),
            models.Index(fields=["workspace", "status"], name="cases_by_status"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "number"], name="case_number_once"),
            models.UniqueConstraint(fields=["workspace", "code"], name="code_word_once"),
            models.CheckConstraint(name="case_has_a_measure", condition=~Q(measure="")),
            models.CheckConstraint(
                name="company_is_named_or_coded",
                condition=Q(is_coded=True, company="") | (Q(is_coded=False) & ~Q(company="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.called}: {self.measure}"

    @property
    def called(self) -> str:
        """What everybody calls the company: its name where that is open, else its code word."""
        return self.company or _("Company %s") % self.code

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def title_in(self, language: str) -> str:
        with override(language):
            return str(self)

    def path_in(self, key: str) -> str:
        return f"/w/{key}/cases/{self.pk}/"


class OfCaseQuerySet(PartQuerySet):
    """Rows that hang from a ``case`` and are seen with it."""

    part = "keeps_cases"
    workspace_path = "case__workspace"


class WithheldNameQuerySet(OfCaseQuerySet):
    def visible_to(self, user):
        """Those of cases that came to the reader's organisation or name the reader; who steers is no exception."""
        if not user.is_authenticated:
            return self.none()
        own = Q(case__organisation=F("reader__organisation"))
        named = CaseReader.objects.filter(case=OuterRef("case"), user=user)
        return super().visible_to(user).filter(own | Q(Exists(named)))


class WithheldName(models.Model):
    """What a company is called that is not to be named, for the few who may read it."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="withheld")
    name = models.CharField(_("company"), max_length=200)

    objects = WithheldNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("withheld name")
        constraints = [models.CheckConstraint(name="withheld_name_is_one", condition=~Q(name=""))]

    def __str__(self) -> str:
        return str(self.case_id)  # never the name


class CaseReader(models.Model):
    """That a member of another organisation, who is named, reads what a coded company is called."""

    case = models.ForeignKey(Case, db_index=False, on_delete=models.CASCADE, related_name="named_readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="case_reader_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.user_id}"


class CaseStatusChange(models.Model):
    """How a case stood from a moment on. INSERT only; the latest stands on the case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, db_index=False, on_delete=models.CASCADE, related_name="history")
    status = models.CharField(max_length=10, choices=CaseStatus)
    note = models.CharField(_("note"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of status")
        indexes = [models.Index(fields=["case", "-at"], name="history_of_a_case")]

    def __str__(self) -> str:
        return f"{self.status} {self.case_id}"
