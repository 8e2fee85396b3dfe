from django.db import models

from accounts.models import Workspace

from .arguments import Argument
from .initiatives import Initiative


class SearchEntry(models.Model):
    """What search knows of one noun: its words as written, and their tokens in order.

    It is bookkeeping and can be made again (``manage.py reindex``). ``tokeniser`` says by which state of the tokeniser
    it was written. The databases' own indexes over the two columns of tokens stand in the migration.
    """

    class Type(models.TextChoices):
        INITIATIVE = "initiative"
        ARGUMENT = "argument"
        EVIDENCE = "evidence"
        SOURCE = "source"
        COMMENT = "comment"
        FACT = "fact"
        QUESTION = "question"
        CLAUSE = "clause"
        COMMITMENT = "commitment"
        EVENT = "event"
        OPTION = "option"
        INDICATOR = "indicator"
        STATUS_REPORT = "statusreport"
        MEETING = "meeting"
        MINUTE_LINE = "minuteline"
        POLICY_RECORD = "policyrecord"
        CASE = "case"

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    initiative = models.ForeignKey(
        Initiative, null=True, db_index=False, on_delete=models.CASCADE, related_name="+"
    )
    argument = models.ForeignKey(Argument, null=True, on_delete=models.CASCADE, related_name="+")
    type = models.CharField(max_length=12, choices=Type)
    subject_id = models.UUIDField()
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    title_tokens = models.TextField(blank=True)
    body_tokens = models.TextField(blank=True)
    tokeniser = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [models.UniqueConstraint(fields=["type", "subject_id"], name="found_once")]
        indexes = [models.Index(fields=["initiative", "type"], name="entries_of_an_initiative")]

    def __str__(self) -> str:
        return f"{self.type} {self.subject_id}"
