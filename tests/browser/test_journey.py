"""The main job as people do it, by the keyboard alone: from an article to the week in one's mailbox."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from deliberation.models import Subscription
from tests.browser.keyboard import attach, choose, press, write
from tests.cast import gather

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTICLE = Path(__file__).parents[1] / "data" / "briefs" / "article.txt"
CLAIM = "Embassies would hear of a new rule before it is printed"


@pytest.fixture
def cast(transactional_db):
    return gather()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_article_becomes_a_deliberation_and_comes_back_in_the_mail(
    cast, new_page, settings, smtp_sink, javascript
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp_sink.url.removeprefix("smtp://").split(":")
    minji = new_page(cast.minji, java_script_enabled=javascript)
    read_the_article(minji)
    open_for_a_month(minji)

    hana = new_page(cast.hana, java_script_enabled=javascript)
    hana.goto("/i/AI-1/")
    argue(hana)
    vote_and_comment(hana)

    a_week_later = Subscription.objects.get(user=cast.dohyun).through_at + timedelta(days=1000)
    call_command("send_digests", now=a_week_later.isoformat())
    letter = next(one for one in smtp_sink.messages if one["X-Envelope-To"] == cast.dohyun.email)
    text = letter.get_body(("plain",)).get_content()
    assert CLAIM in text
    assert "AI-1" in letter.get_body(("html",)).get_content()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    sent = len(smtp_sink.messages)
    call_command("send_digests", now=a_week_later.isoformat())
    assert len(smtp_sink.messages) == sent


def read_the_article(page: Page) -> None:
    page.goto("/w/AI/")
    press(page.get_by_role("link", name="From a brief").first)
    attach(page.locator("input[type=file]"), ARTICLE)
    press(page.get_by_role("button", name="Read it"))
    expect(page.get_by_role("heading", name="Review the brief")).to_be_visible()
    expect(page.locator("blockquote").first).to_be_visible()
    press(page.get_by_role("button", name="Accept all"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("International AI and Digital Policy")
    expect(page.get_by_text("The risk of over-centralization").first).to_be_visible()


def open_for_a_month(page: Page) -> None:
    page.goto("/i/AI-1/stage/")
    choose(page.get_by_label("Open", exact=False).first)
    field, closes = page.get_by_label("Voting closes"), timezone.now() + timedelta(days=30)
    press(field, "Home")
    page.keyboard.type(f"{closes:%m%d%Y}")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("0600PM")
    expect(field).to_have_value(f"{closes:%Y-%m-%d}T18:00")
    press(page.get_by_role("button", name="Move"))
    page.goto("/i/AI-1/")
    expect(page.get_by_text("Does this hold?").first).to_be_visible()


def argue(page: Page) -> None:
    press(page.get_by_text("Add an advantage"))
    write(page.locator("#claim-advantage"), CLAIM)
    press(page.locator("#submit-advantage"))
    expect(page.get_by_text(CLAIM).first).to_be_visible()


def vote_and_comment(page: Page) -> None:
    page.goto("/i/AI-1/")
    press(page.get_by_role("link", name=CLAIM).first)
    expect(page.get_by_role("heading", level=1)).to_contain_text(CLAIM)
    press(page.get_by_role("button", name="Agree", exact=True).first)
    expect(page.get_by_text("1 of 1 agree").first).to_be_visible()
    write(page.locator("#reply-text"), "Two embassies asked for this last year.")
    press(page.locator("#reply").get_by_role("button", name="Reply"))
    expect(page.get_by_text("Two embassies asked for this last year.")).to_be_visible()
