"""The library, evidence, facts and questions: what comes in, and what answers look like."""

from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from rest_framework import serializers

from accounts.models.workspaces import Language
from deliberation.api.pagination import orders
from deliberation.citations import READ_AT_MOST
from deliberation.models import Evidence, Fact, Question, Source
from deliberation.models.sources import SourceKind

from .base import File, Id, Input, Instant, Text, like
from .initiatives import KEY
from .queries import Paged, ordering
from .shared import OrganisationRef, Person, allowed

ORDERS = orders({"-created_at": ("-created_at", "-id"), "created_at": ("created_at", "id")})
OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]
ADDRESS = URLValidator(schemes=["http", "https"])


class SourceChange(Input):
    title = like(Source, "title")
    address = like(Source, "url", source="url", validators=[ADDRESS])
    publisher = like(Source, "publisher")
    published_on = like(Source, "published_on")
    published_year = like(
        Source, "published_year", min_value=1, max_value=2999, help_text="where the day is not known"
    )
    kind = like(Source, "kind")
    language = like(Source, "language")
    retrieved_on = like(Source, "retrieved_on")
    re_check_by = like(Source, "re_check_by")


def paste() -> Text:
    return Text(
        required=False,
        max_length=READ_AT_MOST,
        help_text="an address, or a line of a bibliography (APA, Chicago, Korean styles); nothing is fetched",
    )


class NewSource(SourceChange):
    workspace = Text(max_length=10, help_text="its key")
    paste = paste()


class NewSourceFile(Input):
    workspace = Text(max_length=10, help_text="its key")
    file = File(allow_empty_file=True, help_text="PDF, DOCX, HWPX, HTML, text, PNG or JPEG")
    title = like(Source, "title")


class Recheck(Input):
    re_check_by = like(Source, "re_check_by", help_text="when to look again; null for not again")


class Refutation(Input):
    refuted_why = Text(
        max_length=Source._meta.get_field("refuted_why").max_length, help_text="why it does not hold"
    )


class EvidenceChange(Input):
    bearing = like(Evidence, "bearing", required=False)
    quote = like(Evidence, "quote")
    locator = like(Evidence, "locator")
    grade = like(Evidence, "grade")
    grade_reason = like(Evidence, "grade_reason")


class OneSource(Input):
    source = Id(required=False, help_text="one of the library; or give new_source or paste")
    new_source = SourceChange(required=False)
    paste = paste()

    def validate(self, attrs: dict) -> dict:
        if len(attrs.keys() & {"source", "new_source", "paste"}) != 1:
            fault = _("Give one of source, new_source and paste.")
            raise serializers.ValidationError({"source": fault}, code="one_of_three")
        return attrs


class NewEvidence(OneSource, EvidenceChange):
    """What a source says, and which."""


class FactSourceInput(Input):
    source = Id()
    quote = Text(required=False, allow_blank=True, max_length=4000)


class FactChange(Input):
    text = like(Fact, "text", required=False)
    sources = FactSourceInput(many=True, required=False, max_length=50, help_text="all that it rests on")


class FactCitation(OneSource):
    quote = Text(required=False, allow_blank=True, max_length=4000)


class QuestionChange(Input):
    text = like(Question, "text", required=False)
    answer = like(Question, "answer")
    arguments = serializers.ListField(
        child=Id(), required=False, max_length=200, help_text="all that it gathers"
    )


class NewFact(Input):
    text = like(Fact, "text")
    sources = FactSourceInput(many=True, required=False, max_length=50)


class NewQuestion(Input):
    text = like(Question, "text")
    answer = like(Question, "answer")
    arguments = serializers.ListField(child=Id(), required=False, max_length=200)


class SourceQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    kind = serializers.ChoiceField(choices=SourceKind.choices, required=False)
    q = serializers.CharField(max_length=200, required=False)
    due = serializers.ChoiceField(
        choices=["true"],
        required=False,
        help_text="only those that should have been looked at again by now, in UTC",
    )
    updated_since = Instant(required=False)
    ordering = ordering(ORDERS)


class FileShape(serializers.Serializer):
    name = serializers.CharField(help_text="as it was called when it came")
    sha256 = serializers.CharField()
    url = serializers.URLField()


class SourceShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField(help_text="of this answer; what it links to is its address")
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    title = serializers.CharField(allow_blank=True)
    address = serializers.CharField(allow_blank=True)
    publisher = serializers.CharField(allow_blank=True)
    published_on = serializers.DateField(allow_null=True)
    published_year = serializers.IntegerField(allow_null=True, help_text="where the day is not known")
    kind = serializers.ChoiceField(choices=SourceKind.choices, allow_blank=True)
    language = serializers.ChoiceField(choices=Language.choices, allow_blank=True)
    retrieved_on = serializers.DateField(allow_null=True)
    re_check_by = serializers.DateField(allow_null=True)
    refuted_on = serializers.DateField(allow_null=True, help_text="since when it does not hold")
    refuted_why = serializers.CharField(allow_blank=True)
    file = FileShape(allow_null=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Source", "edit", "recheck")


class SourceInShort(serializers.Serializer):
    id = serializers.UUIDField()
    title = serializers.CharField(allow_blank=True)
    address = serializers.CharField(allow_blank=True)
    publisher = serializers.CharField(allow_blank=True)
    published_on = serializers.DateField(allow_null=True)
    published_year = serializers.IntegerField(allow_null=True)
    kind = serializers.ChoiceField(choices=SourceKind.choices, allow_blank=True)


class EvidenceShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    argument = serializers.UUIDField()
    source = SourceInShort(allow_null=True, help_text="null where it is hidden from the caller")
    bearing = serializers.ChoiceField(choices=Evidence.Bearing.choices)
    quote = serializers.CharField(allow_null=True, allow_blank=True)
    locator = serializers.CharField(allow_null=True, allow_blank=True)
    grade = serializers.ChoiceField(choices=Evidence.Grade.choices, allow_blank=True)
    grade_reason = serializers.CharField(allow_null=True, allow_blank=True)
    graded_by = Person(allow_null=True)
    added_by = Person(allow_null=True)
    organisation = OrganisationRef()
    hidden = serializers.BooleanField()
    hidden_reason = serializers.CharField(allow_null=True, help_text="for members")
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Evidence", "edit", "remove", "grade", "report", "hide")


class FactSourceShape(serializers.Serializer):
    source = SourceInShort()
    quote = serializers.CharField(allow_blank=True)


class FactShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    text = serializers.CharField()
    sources = FactSourceShape(many=True)
    added_by = Person(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Fact", "edit", "cite", "remove")


class QuestionShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    text = serializers.CharField()
    answer = serializers.CharField(allow_blank=True)
    arguments = serializers.ListField(child=serializers.UUIDField())
    added_by = Person(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Question", "edit", "answer", "remove")
