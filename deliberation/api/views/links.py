"""What stands around the deliberation, joined to what is deliberated."""

from functools import partial

from django.db.models import Q

from deliberation.actions import links
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import links as forms
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.links import link_rows, shape_link
from deliberation.models.links import PLACES, THINGS

from .found import named

LinkList = page_of(forms.LinkShape)


class LinkDoor(Door):
    """What answers with links."""

    def link_shown(self, pk, *, status: int = 200):
        return self.shown(
            shape_link(self.one(link_rows(self.request.user), pk=pk), self.reader), status=status
        )

    def end(self, names: dict, field: str, body: dict):
        """The noun that a body names by type and id, as far as the caller sees it."""
        noun = names[body[f"{field}_type"]]
        rows = noun._default_manager.visible_to(self.request.user)
        return named(rows, field, body[field])


class Links(LinkDoor):
    @describe("What is linked", name="list_links", answer=LinkList, query=forms.LinkQuery)
    def get(self, request):
        rows = link_rows(request.user)
        if "workspace" in self.query:
            rows = rows.filter(workspace__key=self.query["workspace"])
        for field, names in (("thing", THINGS), ("place", PLACES)):
            rows = _with_end(rows, names, self.query.get(f"{field}_type"), self.query.get(field))
        shape = partial(shape_link, reader=self.reader)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=shape)

    @describe(
        "Say that something bears on an initiative, an argument or evidence",
        name="add_link",
        tells=True,
        body=forms.NewLink,
        answer=forms.LinkShape,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewLink)
        thing, place = self.end(THINGS, "thing", body), self.end(PLACES, "place", body)
        link = links.add_link(by=self.by, thing=thing, place=place, note=body.get("note", ""))
        return self.link_shown(link.pk, status=201)


class OneLink(LinkDoor):
    @describe("A link", name="get_link", answer=forms.LinkShape)
    def get(self, request, pk):
        return self.link_shown(pk)

    @describe("They do not belong together after all", name="remove_link", tells=True, status=204)
    def delete(self, request, pk):
        links.remove_link(by=self.by, link=self.one(link_rows(request.user), pk=pk))
        return self.gone()


def _with_end(rows, names: dict, kind: str | None, pk):
    """Links of which this end is of a type, or is one noun."""
    if kind is not None:
        rows = rows.exclude(**{kind: None})
    if pk is None:
        return rows
    found = Q()
    for name in [kind] if kind else names:
        found |= Q(**{name: pk})
    return rows.filter(found)
