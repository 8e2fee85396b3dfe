"""A digest in Chromium, as the mail and as its page: no barrier that axe knows, and nothing scrolls sideways."""

from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.utils import timezone

from accounts.models import KeptMail, User
from deliberation.models import Delivery, Subscription
from tests.browser.test_briefs_and_people import STANDARDS
from tests.cast import gather
from tests.scene import set_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = [1280, 600, 400, 320]


@pytest.fixture
def cast(transactional_db, settings):
    """The cast after a week with one of everything in it, each with a digest."""
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    cast = gather()
    User.objects.filter(pk=cast.taeho.pk).update(language="ko")
    set_scene(cast)
    Subscription.objects.update(through_at=datetime(2026, 5, 3, 23, tzinfo=UTC), due_at=timezone.now())
    call_command("send_digests", now=timezone.now().isoformat())
    return cast


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("who", ["minji", "taeho"])
def test_the_mail_is_readable_at_every_width(new_page, cast, who, scheme):
    page = new_page(color_scheme=scheme)
    page.set_content(KeptMail.objects.get(to=f"{who}@madang.example").html)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert barriers(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("who", ["minji", "taeho"])
def test_its_page_has_no_barriers(new_page, cast, who, scheme):
    user = getattr(cast, who)
    page = new_page(user, color_scheme=scheme, viewport={"width": 320, "height": 800})
    page.goto(f"/digests/{Delivery.objects.get(user=user).edition_id}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert barriers(page) == []


def test_on_paper_a_dark_mail_is_black_on_white(new_page, cast):
    page = new_page(color_scheme="dark")
    page.set_content(KeptMail.objects.get(to="minji@madang.example").html)
    page.emulate_media(media="print")
    ink = page.locator("h1").evaluate("e => getComputedStyle(e).color")
    paper = page.locator(".sheet").evaluate("e => getComputedStyle(e).backgroundColor")
    assert (ink, paper) == ("rgb(29, 34, 48)", "rgb(255, 255, 255)")


def barriers(page) -> list[str]:
    found = Axe().run(page, options=STANDARDS).response["violations"]
    return [f"{one['id']}: {node['html'][:80]}" for one in found for node in one["nodes"]]
