"""Exports and imports: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.exchange.asking_import import READ
from deliberation.exchange.csv_files import TABLES
from deliberation.exchange.formats import FORMATS
from deliberation.exchange.policy_table import NOUN
from deliberation.models import Job, Kind

from .base import Choice, File, Id, Input, Text
from .initiatives import KEY
from .queries import Paged
from .shared import allowed

NEWEST_FIRST = orders({"-created_at": ("-created_at", "-id")})["-created_at"]


class NewExport(Input):
    """What to take away: a whole workspace, or with ``initiative`` one of its initiatives."""

    workspace = Text(max_length=10, help_text="its key")
    initiative = Id(required=False, allow_null=True)
    format = Choice(choices=[(name, name) for name in FORMATS])
    noun = Choice(choices=[(name, name) for name in TABLES], required=False, help_text="for csv: which table")


class ExportQuery(Input):
    raw = serializers.ChoiceField(
        choices=["1"],
        required=False,
        help_text="for csv: cells as they are, also those that begin like a formula",
    )


class NewImport(Input):
    """A ``file`` as multipart/form-data; of a Polis conversation its three files, or one zip."""

    workspace = Text(max_length=10, help_text="its key")
    initiative = serializers.UUIDField(required=False, help_text="where a table goes, or what adds to one")
    format = Choice(choices=[(name, name) for name in READ])
    file = File(required=False, allow_empty_file=True)
    summary = File(required=False, help_text="polis: summary.csv")
    comments = File(required=False, help_text="polis: comments.csv")
    votes = File(required=False, help_text="polis: votes.csv")
    system = serializers.RegexField(
        r"^[a-z0-9][a-z0-9-]{0,39}\Z",
        required=False,
        help_text="what names in the file are of; the format by itself",
    )
    kind = Choice(choices=Kind.choices, required=False, help_text="of arguments, where the file says none")
    noun = Choice(
        choices=[(NOUN, NOUN)], required=False, help_text="for csv: a table of policies, for the register"
    )
    mapping = Text(
        max_length=20_000,
        required=False,
        help_text='for csv, as JSON: column to meaning, {"Statement": "claim"}',
    )
    dry_run = serializers.ChoiceField(
        choices=["true", "false"], default="true", help_text="true tries it; then POST its acceptance"
    )


class ImportQuery(Input):
    notify = serializers.ChoiceField(
        choices=["false"],
        required=False,
        help_text="nobody is told of what an import brings, with or without this",
    )


class JobQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    state = serializers.ChoiceField(choices=Job.State.choices, required=False)


class ProgressShape(serializers.Serializer):
    done = serializers.IntegerField()
    total = serializers.IntegerField(help_text="0 as long as nobody knows")


class JobFileShape(serializers.Serializer):
    name = serializers.CharField()
    size = serializers.IntegerField(help_text="bytes")
    url = serializers.URLField()


class UploadShape(serializers.Serializer):
    name = serializers.CharField(allow_blank=True)
    sha256 = serializers.CharField()


class LineFaultShape(serializers.Serializer):
    line = serializers.IntegerField(
        allow_null=True, help_text="of the file; null where it is about the whole"
    )
    field = serializers.CharField(allow_blank=True)
    code = serializers.CharField()
    detail = serializers.CharField()


class ImportReportShape(serializers.Serializer):
    """How many of each noun an import made, changed, and found as they are."""

    made = serializers.DictField(child=serializers.IntegerField())
    changed = serializers.DictField(child=serializers.IntegerField())
    skipped = serializers.DictField(child=serializers.IntegerField())
    notes = serializers.ListField(child=serializers.CharField(), help_text="what could not be carried over")
    initiative = serializers.UUIDField(allow_null=True, help_text="where it went, once it is carried out")


class JobShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    kind = serializers.ChoiceField(choices=Job.Kind.choices)
    format = serializers.ChoiceField(choices=Job.Format.choices)
    workspace = serializers.CharField(help_text="its key")
    initiative = serializers.UUIDField(allow_null=True)
    noun = serializers.CharField(allow_null=True)
    raw = serializers.BooleanField()
    dry_run = serializers.BooleanField(help_text="tried, with nothing written")
    state = serializers.ChoiceField(choices=Job.State.choices)
    progress = ProgressShape()
    report = ImportReportShape(allow_null=True)
    file = JobFileShape(
        allow_null=True,
        help_text="null, too, where it would say more than you may see by now; in lists that is not asked of each",
    )
    upload = UploadShape(allow_null=True)
    code = serializers.CharField(allow_null=True, help_text="why it failed, for machines")
    detail = serializers.CharField(allow_null=True, help_text="and for people")
    errors = LineFaultShape(many=True)
    more_errors = serializers.IntegerField(help_text="that are not listed")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    expires_at = serializers.DateTimeField(allow_null=True, help_text="when its files go")
    permissions = allowed("Job", "cancel", "download", "carry_out")
