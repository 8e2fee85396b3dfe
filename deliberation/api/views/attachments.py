"""Files that texts of an initiative show or link to."""

from functools import partial
from typing import ClassVar

from drf_spectacular.types import OpenApiTypes
from rest_framework.parsers import MultiPartParser

from deliberation.actions import attachments as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.files import BYTES, file_shown
from deliberation.api.serializers import attachments as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.attachments import attachment_rows, shape_attachment
from deliberation.briefs.extract.limits import FILE_AT_MOST

from .found import initiative_of

AttachmentList = page_of(forms.AttachmentShape)


class AttachmentDoor(Door):
    public = True

    def attachment_shown(self, pk, *, status: int = 200):
        found = self.one(attachment_rows(self.request.user), pk=pk)
        return self.shown(shape_attachment(found, self.reader), status=status)


class Attachments(AttachmentDoor):
    parser_classes: ClassVar = [MultiPartParser]
    commits_itself = True  # a picture is drawn anew outside of any transaction; the same file twice is one

    @describe(
        "The files that its texts show or link to, one's own that no text shows yet, and for facilitators all",
        name="list_attachments",
        answer=AttachmentList,
        query=Paged,
    )
    def get(self, request, pk):
        initiative_of(self, pk)
        rows = attachment_rows(request.user).filter(initiative=pk)
        shape = partial(shape_attachment, reader=self.reader)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=shape)

    @describe(
        "Keep a file that texts there may show; 200 with one's own that is there if its content is the same. "
        "Pictures are drawn anew: place, camera and comments go. One that no text shows goes after 35 days",
        name="attach",
        body={"multipart/form-data": forms.NewAttachment},
        answer=forms.AttachmentShape,
        status=(200, 201),
    )
    def post(self, request, pk):
        initiative, file = initiative_of(self, pk), self.body(forms.NewAttachment)["file"]
        content = file.read(FILE_AT_MOST + 1)
        attachment, is_new = actions.attach(
            by=self.by, initiative=initiative, content=content, filename=file.name
        )
        return self.attachment_shown(attachment.pk, status=201 if is_new else 200)


class OneAttachment(AttachmentDoor):
    @describe("A file that texts show or link to", name="get_attachment", answer=forms.AttachmentShape)
    def get(self, request, pk):
        return self.attachment_shown(pk)

    @describe(
        "Take it away from everybody; texts keep the words that stood for it",
        name="remove_attachment",
        status=204,
    )
    def delete(self, request, pk):
        found = self.one(attachment_rows(request.user), pk=pk)
        actions.remove_attachment(by=self.by, attachment=found)
        return self.gone()


class AttachmentFile(AttachmentDoor):
    @describe("Its content", name="get_attachment_file", answer=OpenApiTypes.BINARY, media=BYTES)
    def get(self, request, pk):
        return file_shown(self, self.one(attachment_rows(request.user), pk=pk))
