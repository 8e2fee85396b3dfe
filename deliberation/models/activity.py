from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import Workspace, new_id

from .arguments import Argument
from .discussion import Comment
from .initiatives import Initiative
from .register import PolicyRecord
from .sources import Evidence
from .visibility import STEERING_ROLES, ToldQuerySet


class Activity(models.Model):
    """Something that happened: who did what to which noun.

    INSERT only; it holds ids, codes and numbers, never texts.
    """

    class Subject(models.TextChoices):
        INITIATIVE = "initiative"
        AGREEMENT = "agreement"
        CLAUSE = "clause"
        COMMITMENT = "commitment"
        ARGUMENT = "argument"
        VOTE = "vote"
        VIEW = "view"
        POSITION = "position"
        SOURCE = "source"
        EVIDENCE = "evidence"
        FACT = "fact"
        QUESTION = "question"
        COMMENT = "comment"
        ATTACHMENT = "attachment"
        CHALLENGE = "challenge"
        DECISION = "decision"
        ACTION = "action"
        SUGGESTION = "suggestion"
        DUPLICATE = "duplicate"
        REPORT = "report"
        INDICATOR = "indicator"
        STATUS_REPORT = "statusreport"
        LINK = "link"
        OPTION = "option"
        CRITERION = "criterion"
        WAIVER = "waiver"
        BRIEF = "brief"
        EVENT = "event"
        DEADLINE = "deadline"
        PREPARATION = "preparation"
        PLEDGE = "pledge"
        MEMBERSHIP = "membership"
        INVITATION = "invitation"
        ORGANISATION = "organisation"
        WORKSPACE = "workspace"
        DIGEST = "digest"
        JOB = "job"
        EDITION = "edition"
        WEBHOOK = "webhook"
        BODY = "body"
        MEETING = "meeting"
        AGENDA_ITEM = "agendaitem"
        MINUTE_LINE = "minuteline"
        POLICY_RECORD = "policyrecord"
        CASE = "case"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(
        Workspace, db_index=False, on_delete=models.PROTECT, related_name="activities"
    )
    initiative = models.ForeignKey(
        Initiative, db_index=False, null=True, on_delete=models.PROTECT, related_name="activities"
    )
    argument = models.ForeignKey(Argument, null=True, on_delete=models.PROTECT, related_name="activities")
    verb = models.CharField(max_length=40)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    system = models.CharField(max_length=20, blank=True)
    token_key = models.CharField(max_length=25, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    subject_type = models.CharField(max_length=12, choices=Subject)
    subject_id = models.UUIDField()
    details = models.JSONField(default=dict)
    quiet = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "activities"
        indexes = [
            models.Index(
                fields=["initiative", "at"],
                name="activities_of_an_initiative",
                condition=Q(initiative__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="activity_by_a_user_or_the_system",
                condition=Q(actor__isnull=False, system="") | (Q(actor=None) & ~Q(system="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_id}"


class Dispatch(models.Model):
    """The outbox row of an Activity: it is there until every consequence has happened."""

    activity = models.OneToOneField(
        Activity, primary_key=True, on_delete=models.CASCADE, related_name="dispatch"
    )
    workspace = models.ForeignKey(Workspace, db_index=False, on_delete=models.CASCADE, related_name="+")
    numbered = models.BooleanField(default=False)
    owner = models.CharField(max_length=80, blank=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    fault = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["workspace", "numbered"], name="dispatches_of_a_workspace")]

    def __str__(self) -> str:
        return str(self.activity_id)


class Ledger(models.Model):
    """A workspace's counters: the last number given, the hash that the next entry is chained to, the last change.

    ``told_through`` is the number up to which changes are numbered: behind ``last_seq`` only where a version before
    changes worked beside this one, as while a site is brought up to date; the next to number closes the gap.
    """

    workspace = models.OneToOneField(
        Workspace, primary_key=True, on_delete=models.CASCADE, related_name="ledger"
    )
    last_seq = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, blank=True)
    last_change = models.PositiveBigIntegerField(default=0, db_default=0)
    told_through = models.PositiveBigIntegerField(default=0, db_default=0)

    def __str__(self) -> str:
        return f"{self.workspace_id} {self.last_seq}"


class LedgerEntry(models.Model):
    """An Activity's number in its workspace, without gaps, chained by hash. INSERT only."""

    activity = models.OneToOneField(
        Activity, primary_key=True, on_delete=models.PROTECT, related_name="entry"
    )
    workspace = models.ForeignKey(Workspace, db_index=False, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveBigIntegerField()
    chain = models.PositiveSmallIntegerField()  # the version of what its hash is over
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["workspace", "seq"], name="ledger_number_once")]

    def __str__(self) -> str:
        return f"{self.workspace_id} #{self.seq}"


class NotificationQuerySet(ToldQuerySet):
    initiative_path = "activity__initiative__"
    workspace_path = "activity__workspace"

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at=None)

    def readable_by(self, user) -> "NotificationQuerySet":
        """What ``user`` was told, as far as the place may be seen now and what it is about is not hidden."""
        argument = "activity__argument__"
        shown = Q(**{f"{argument}hidden_at": None}) | Q(**{f"{argument}author": user})
        here = self.filter(user=user).visible_to(user)
        return here.filter(shown | Q(reader_role__in=STEERING_ROLES), *_still_said(user), _still_shared(user))


def _still_shared(user) -> Q:
    """That a policy which it is about is not withheld from this reader."""
    seen = PolicyRecord.objects.visible_to(user).filter(pk=OuterRef("activity__subject_id"))
    return ~Q(activity__subject_type=Activity.Subject.POLICY_RECORD) | Q(Exists(seen))


def _still_said(user) -> list:
    """That neither the comment nor the evidence it is about was taken away from this reader."""
    subject = OuterRef("activity__subject_id")
    gone = Q(deleted_at__isnull=False) | (Q(hidden_at__isnull=False) & ~Q(author=user))
    hidden = Q(hidden_at__isnull=False) & ~Q(added_by=user)
    return [
        ~Exists(Comment.objects.filter(gone, pk=subject)),
        ~Exists(Evidence.objects.filter(hidden, pk=subject)),
    ]


class Notification(models.Model):
    """An Activity told to one person, once, with the reason why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, on_delete=models.CASCADE, related_name="notifications"
    )
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="notifications")
    reason = models.CharField(max_length=24)
    read_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "activity"], name="told_once")]
        indexes = [
            models.Index(fields=["user", "-created_at"], name="inbox_of_a_user"),
            models.Index(fields=["user"], name="unread_of_a_user", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.reason}"
