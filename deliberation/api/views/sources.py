"""The library, and what its sources say to arguments."""

from functools import partial
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from rest_framework.parsers import MultiPartParser

from deliberation.actions import sources as actions
from deliberation.actions.files import keep_file
from deliberation.actions.library import read_paste
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.files import BYTES, file_shown
from deliberation.api.serializers import sources as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.sources import evidence_rows, shape_evidence, shape_source, source_rows
from deliberation.briefs.extract.limits import FILE_AT_MOST
from deliberation.models import Evidence, FactSource, Source

from .found import argument_of, initiative_of, named, workspace_of

SourceList = page_of(forms.SourceShape)
EvidenceList = page_of(forms.EvidenceShape)


class SourceDoor(Door):
    """What answers with sources."""

    def source_shown(self, pk, *, status: int = 200):
        found = self.one(source_rows(self.request.user), pk=pk)
        return self.shown(shape_source(found, self.reader), status=status)

    def sources_listed(self, rows: QuerySet):
        order = forms.ORDERS[self.query["ordering"]]
        return self.listed(rows, order=order, shape=partial(shape_source, reader=self.reader))


class Sources(SourceDoor):
    @describe(
        "The library of one's workspaces", name="list_sources", answer=SourceList, query=forms.SourceQuery
    )
    def get(self, request):
        return self.sources_listed(_filtered(source_rows(request.user), self.query))

    @describe(
        "Add a source to the library; 200 with the one that is there if it has the address already",
        name="add_source",
        body=forms.NewSource,
        answer=forms.SourceShape,
        status=(200, 201),
    )
    def post(self, request):
        body = self.body(forms.NewSource)
        workspace = workspace_of(self, body.pop("workspace"))
        read = read_paste(body.pop("paste")) if "paste" in body else {}
        source, is_new = actions.keep_source(by=self.by, workspace=workspace, **{**read, **body})
        return self.source_shown(source.pk, status=201 if is_new else 200)


class InitiativeSources(SourceDoor):
    @describe(
        "What the arguments and facts of an initiative cite",
        name="list_initiative_sources",
        answer=SourceList,
        query=forms.SourceQuery,
    )
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        cited = Evidence.objects.shown().filter(argument__initiative=pk).values("source")
        stated = FactSource.objects.filter(fact__initiative=pk).values("source")
        rows = source_rows(request.user).filter(Q(pk__in=cited) | Q(pk__in=stated))
        return self.sources_listed(_filtered(rows, self.query))


class OneSource(SourceDoor):
    @describe("A source", name="get_source", answer=forms.SourceShape)
    def get(self, request, pk):
        return self.source_shown(pk)

    @describe(
        "Correct what the library says of it",
        name="edit_source",
        conflicts=False,
        body=forms.SourceChange,
        answer=forms.SourceShape,
    )
    def patch(self, request, pk):
        source = self.one(Source.objects.visible_to(request.user), pk=pk)
        version, body = self.seen_version(source.version), self.body(forms.SourceChange)
        actions.edit_source(by=self.by, source=source, version=version, **body)
        return self.source_shown(pk)


class SourceFiles(SourceDoor):
    parser_classes: ClassVar = [MultiPartParser]

    @describe(
        "File a document in the library; 200 with the one that is there if its content is the same",
        name="add_source_file",
        body={"multipart/form-data": forms.NewSourceFile},
        answer=forms.SourceShape,
        status=(200, 201),
    )
    def post(self, request):
        body = self.body(forms.NewSourceFile)
        workspace, file = workspace_of(self, body.pop("workspace")), body.pop("file")
        content = file.read(FILE_AT_MOST + 1)
        source, is_new = keep_file(
            by=self.by, workspace=workspace, content=content, filename=file.name, **body
        )
        return self.source_shown(source.pk, status=201 if is_new else 200)


class SourceFile(Door):
    @describe("The file of a source", name="get_source_file", answer=OpenApiTypes.BINARY, media=BYTES)
    def get(self, request, pk):
        source = self.one(Source.objects.visible_to(request.user).exclude(file=""), pk=pk)
        return file_shown(self, source)


class Recheck(SourceDoor):
    @describe(
        "Say that it was looked at today and still holds, and when to look again",
        name="recheck_source",
        body=forms.Recheck,
        answer=forms.SourceShape,
    )
    def post(self, request, pk):
        source, body = self.one(Source.objects.visible_to(request.user), pk=pk), self.body(forms.Recheck)
        actions.recheck_source(by=self.by, source=source, **body)
        return self.source_shown(pk)


class Refutation(SourceDoor):
    @describe(
        "Say that it was looked at today and does not hold; a recheck finds otherwise",
        name="refute_source",
        tells=True,
        body=forms.Refutation,
        answer=forms.SourceShape,
    )
    def post(self, request, pk):
        source, body = self.one(Source.objects.visible_to(request.user), pk=pk), self.body(forms.Refutation)
        actions.refute_source(by=self.by, source=source, **body)
        return self.source_shown(pk)


class EvidenceDoor(Door):
    """What answers with evidence."""

    public = True

    def evidence_shown(self, pk, *, status: int = 200):
        found = self.one(evidence_rows(self.request.user), pk=pk)
        return self.shown(shape_evidence(found, self.reader), status=status)


class ArgumentEvidence(EvidenceDoor):
    @describe("Evidence for and against an argument", name="list_evidence", answer=EvidenceList, query=Paged)
    def get(self, request, pk):
        here = argument_of(self, pk).shown_together
        rows = evidence_rows(request.user).filter(argument__in=here)
        shape = partial(shape_evidence, reader=self.reader)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=shape)

    @describe(
        "Bring a source to an argument",
        name="add_evidence",
        tells=True,
        body=forms.NewEvidence,
        answer=forms.EvidenceShape,
        status=201,
    )
    def post(self, request, pk):
        argument, body = argument_of(self, pk), self.body(forms.NewEvidence)
        source = source_given(self, body)
        evidence = actions.add_evidence(by=self.by, argument=argument, source=source, **body)
        return self.evidence_shown(evidence.pk, status=201)


class OneEvidence(EvidenceDoor):
    @describe("Evidence", name="get_evidence", answer=forms.EvidenceShape)
    def get(self, request, pk):
        return self.evidence_shown(pk)

    @describe(
        "Change what it says; whoever may argue may change the grade",
        name="edit_evidence",
        body=forms.EvidenceChange,
        answer=forms.EvidenceShape,
    )
    def patch(self, request, pk):
        evidence = self.one(evidence_rows(request.user), pk=pk)
        version, body = self.seen_version(evidence.version), self.body(forms.EvidenceChange)
        actions.edit_evidence(by=self.by, evidence=evidence, version=version, **body)
        return self.evidence_shown(pk)

    @describe("Take it away from the argument; the source stays", name="remove_evidence", status=204)
    def delete(self, request, pk):
        actions.remove_evidence(by=self.by, evidence=self.one(evidence_rows(request.user), pk=pk))
        return self.gone()


def source_given(door: Door, body: dict) -> Source | dict | str:
    """Takes from a body the one source that it names, tells or pastes. Raises Invalid."""
    library = Source.objects.visible_to(door.request.user)
    given = [body.pop(name) for name in ("new_source", "paste") if name in body]
    return given[0] if given else named(library, "source", body.pop("source"))


def _filtered(rows: QuerySet, query: dict) -> QuerySet:
    asked = {"workspace": "workspace__key", "kind": "kind", "updated_since": "updated_at__gte"}
    rows = rows.filter(**{path: query[name] for name, path in asked.items() if name in query})
    if "due" in query:
        rows = rows.due(timezone.now().date())
    for word in query.get("q", "").split():
        rows = rows.filter(Q(title__icontains=word) | Q(publisher__icontains=word) | Q(url__icontains=word))
    return rows
