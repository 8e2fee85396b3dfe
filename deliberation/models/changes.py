from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Workspace

from .activity import Activity
from .arguments import Argument
from .initiatives import Initiative


class ChangeQuerySet(models.QuerySet["Change"]):
    def number_of(self, activity: Activity) -> int:
        """Who has read the changes up to this number has read what a numbered Activity touched.

        Its own last number; where others of the moment stand for it, or it touched nothing, the last that there is.
        """
        own = self.filter(activity=activity).aggregate(last=models.Max("seq"))["last"]
        here = self.filter(workspace=activity.workspace_id)
        return own or here.aggregate(last=models.Max("seq"))["last"] or 0


class Change(models.Model):
    """That a copy of one noun is out of date: the numbers by which other systems keep up with a workspace.

    INSERT only, without gaps. Votes that nobody may count yet have no row here, so that counting rows counts no votes.
    ``whole`` is of a noun and all that hangs from it; ``reader`` is whom alone it concerns. ``known`` says that every
    member of that time could see the noun until then, so that hearing of its end tells none of them anything new.
    """

    class Noun(models.TextChoices):
        WORKSPACE = "workspace"
        ORGANISATION = "organisation"
        MEMBERSHIP = "membership"
        SOURCE = "source"
        BRIEF = "brief"
        INITIATIVE = "initiative"
        ARGUMENT = "argument"
        SUGGESTION = "suggestion"
        DUPLICATE = "duplicate"
        EVIDENCE = "evidence"
        COMMENT = "comment"
        FACT = "fact"
        QUESTION = "question"
        POSITION = "position"
        DECISION = "decision"  # what came of an initiative, under that one's id: its address tells the latest
        ACTION = "action"
        INDICATOR = "indicator"
        STATUS_REPORT = "statusreport"
        AGREEMENT = "agreement"
        CLAUSE = "clause"
        COMMITMENT = "commitment"  # with its milestones, notes and evidence of delivery
        LINK = "link"
        EVENT = "event"
        DEADLINE = "deadline"
        PREPARATION = "preparation"
        PLEDGE = "pledge"
        OPTION = "option"
        CRITERION = "criterion"
        BODY = "body"
        MEETING = "meeting"
        AGENDA_ITEM = "agendaitem"
        MINUTE_LINE = "minuteline"
        POLICY_RECORD = "policyrecord"
        CASE = "case"
        WAIVER = "waiver"

    workspace = models.ForeignKey(Workspace, db_index=False, on_delete=models.PROTECT, related_name="changes")
    seq = models.PositiveBigIntegerField()
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="changes")
    noun = models.CharField(max_length=12, choices=Noun)
    noun_id = models.UUIDField()
    initiative = models.ForeignKey(
        Initiative, db_index=False, null=True, on_delete=models.PROTECT, related_name="changes"
    )
    argument = models.ForeignKey(
        Argument, db_index=False, null=True, on_delete=models.PROTECT, related_name="changes"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.PROTECT, related_name="+"
    )
    whole = models.BooleanField(default=False)
    known = models.BooleanField(default=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["workspace", "seq"], name="change_number_once")]
        indexes = [
            models.Index(
                fields=["initiative", "seq"],
                name="changes_of_an_initiative",
                condition=Q(initiative__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.workspace_id} #{self.seq} {self.noun} {self.noun_id}"
