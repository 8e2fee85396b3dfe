"""Briefings: what is handed on of an initiative, as data and as files."""

from io import BytesIO
from uuid import UUID

from django.core.files.base import File
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes

from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.files import BYTES, to_keep
from deliberation.api.serializers import briefings as forms
from deliberation.api.shapes.briefings import shape_briefing
from deliberation.briefings import FILES, LANGUAGES, TEMPLATES, Briefing, briefing_of
from deliberation.errors import NotFound

from .found import initiative_of


class _OfInitiative(Door):
    def briefing(self, pk: UUID, template: str) -> Briefing:
        """In the language that the query asks for. Raises NotFound for a template that there is not."""
        if template not in TEMPLATES:
            raise NotFound
        initiative = initiative_of(self, pk)
        members_only(initiative)
        own = self.request.user.language
        language = self.query.get("language") or (own if own in LANGUAGES else "en")
        reader = self.request.user
        return briefing_of(initiative, template, reader=reader, language=language, now=timezone.now())


class OneBriefing(_OfInitiative):
    @describe(
        "A briefing by a template, stamped with what it stands for",
        name="get_briefing",
        answer=forms.BriefingShape,
        query=forms.BriefingQuery,
        spends="exports",
    )
    def get(self, request, pk, template):
        briefing = self.briefing(pk, template)
        return self.shown(shape_briefing(briefing, pk, briefing.ref))


class BriefingFile(_OfInitiative):
    @describe(
        "The same as a file",
        name="get_briefing_file",
        answer=OpenApiTypes.BINARY,
        media=BYTES,
        query=forms.BriefingFileQuery,
        spends="exports",
        tagged=False,
    )
    def get(self, request, pk, template):
        briefing, as_format = self.briefing(pk, template), self.query["format"]
        content = File(BytesIO(briefing.as_file(as_format)))
        return to_keep(content, f"{briefing.file_name}.{FILES[as_format].ending}")
