"""One's past digests as an Atom feed. The same rows give the same bytes, so that a feed reader is told what it has."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.utils.xmlutils import SimplerXMLGenerator

from accounts.models import FeedAddress
from deliberation.digests.feeds import Told


class Atom(Atom1Feed):
    """With whole entries instead of summaries, each in its own language. An empty one is as old as its address."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["made_at"]

    def item_attributes(self, item: dict) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


def as_atom(address: FeedAddress, told: list[Told]) -> bytes:
    """The document, in the reader's language. The address itself is not in it: whoever has that reads on for ever."""
    user = address.user
    with override(user.language):
        feed = Atom(
            title=_("Digests of %(name)s") % {"name": user.name},
            link=f"{settings.BASE_URL}/digests/",
            description=None,
            language=user.language,
            author_name="Madang",
            feed_guid=f"urn:uuid:{user.pk}",
            made_at=address.created_at,
        )
    for one in told:
        feed.add_item(**_entry(one))
    return feed.writeString("utf-8").encode()


def _entry(one: Told) -> dict:
    edition, digest = one.delivery.edition, one.digest
    with override(digest.language):
        content = render_to_string("digests/entry.html", {"digest": digest, "base": settings.BASE_URL})
    return {
        "title": f"{digest.workspace}: {digest.subject}",
        "link": f"{settings.BASE_URL}/digests/{edition.pk}/",
        "description": None,
        "unique_id": f"urn:uuid:{one.delivery.pk}",
        "pubdate": edition.ends_at,
        "updateddate": edition.ends_at,
        "categories": [edition.workspace.key],
        "language": digest.language,
        "content": content,
    }
