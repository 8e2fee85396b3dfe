"""Scanners open every link of every mail: nothing may change by that. What the whole suite sends is tried beside."""

import pytest
from django.core import mail as django_mail
from django.http import HttpResponse

from deliberation.actions import digests
from deliberation.dispatch import dispatch
from deliberation.leaving import meant_by, token_of
from deliberation.models import Subscription
from frontend.urls import digests as urls
from tests.scene import set_scene
from tests.services.links import LinkFault, links_of, open_links

from .week import DUE, plan, send


@pytest.fixture
def letters(cast):
    """The digests of a week in which there is one of everything."""
    set_scene(cast)
    dispatch(cast.workspace.pk)
    plan(DUE)
    send(DUE)
    return django_mail.outbox


def test_no_link_of_a_digest_changes_a_row_on_get_or_head_twice_signed_in_or_out(letters):
    assert len(letters) == 5
    for letter in letters:
        assert len(links_of(letter)) > 5
        open_links(letter)


def test_the_links_of_text_html_and_headers_are_tried(letters):
    token = token_of(Subscription.objects.get(user__email=letters[0].to[0]).pk)
    https = letters[0].extra_headers["List-Unsubscribe"]
    found = links_of(letters[0])
    assert https.strip("<>") in found
    assert any(token in address for address in found)
    assert {address for address in found if "/i/AI-1/" in address}


def test_a_link_that_changes_a_row_is_found_and_named(letters, monkeypatch):
    """As if opening the link were enough to unsubscribe."""

    def unsubscribe(request, token):
        digests.unsubscribe(subscription=meant_by(token)[0])
        return HttpResponse()

    (route,) = (route for route in urls.urlpatterns if route.name == "unsubscribe")
    monkeypatch.setattr(route, "callback", unsubscribe)
    with pytest.raises(LinkFault, match=r"GET \S+/unsubscribe/\S+ as nobody changes a row: UPDATE"):
        open_links(letters[0])
    monkeypatch.undo()  # so that this test's own mails are tried as they are
