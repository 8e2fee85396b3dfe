"""From an owner's form through a real mail server to the first page of whoever was invited, by the keyboard alone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from accounts.models import KeptMail, Membership, User
from deliberation.actions.mail import send_due
from tests.browser.keyboard import pick, press, write
from tests.cast import PASSWORD, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"width": 400, "height": 800}
STANDARDS = {"preload": False, "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PAGES = (
    "/w/AI/people/",
    "/w/AI/people/invitations/",
    "/w/AI/people/organisations/",
    "/w/AI/settings/",
    "/workspaces/new/",
)


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    open_initiative(cast)
    return cast


@pytest.fixture
def mail_server(smtp_sink, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", smtp_sink.controller.port
    return smtp_sink


def link_in(message) -> str:
    return re.search(r"http://\S+/invitations/\S+/", message.get_body(("plain",)).get_content())[0]


@pytest.mark.parametrize("javascript", [True, False])
def test_who_is_invited_by_mail_comes_in_and_sees_the_workspace(new_page, cast, mail_server, javascript):
    owner = new_page(cast.jiwoo, java_script_enabled=javascript)
    owner.goto("/w/AI/people/")
    press(owner.get_by_role("link", name="Invitations"))
    write(owner.get_by_label("E-mail addresses"), "sumin@madang.example")
    pick(owner.get_by_label("Organisation"), "Ministry of Science and ICT")
    press(owner.get_by_role("button", name="Send invitations"))
    owner.get_by_text("1 person is invited.").wait_for()

    send_due(timezone.now())
    [message] = mail_server.wait_for(1)
    assert message["X-Envelope-To"] == "sumin@madang.example"
    assert "Jiwoo Cho invites you" in message["Subject"]

    newcomer = new_page(None, java_script_enabled=javascript, viewport=NARROW)
    newcomer.goto(link_in(message))
    assert not User.objects.filter(email="sumin@madang.example").exists()
    write(newcomer.get_by_label("Name"), "Sumin Han")
    write(newcomer.get_by_label("Password"), PASSWORD)
    press(newcomer.get_by_role("button", name="Accept and come in"))
    newcomer.wait_for_url("**/w/AI/")
    press(newcomer.get_by_role("link", name="Align AI and digital diplomacy"))
    newcomer.get_by_text("Set up a deputy-level consultation body").first.wait_for()
    assert Membership.objects.get(user__email="sumin@madang.example").organisation == cast.msit

    owner.goto("/w/AI/people/")
    owner.get_by_text("Sumin Han", exact=True).wait_for()
    newcomer.goto(link_in(message))
    newcomer.get_by_text("You are a member already.").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_meets_a_barrier_where_people_are_managed(new_page, cast, scheme):
    page = new_page(cast.jiwoo, viewport=NARROW, color_scheme=scheme)
    member = Membership.objects.get(user=cast.hana)
    for path in (*PAGES, f"/w/AI/people/{member.pk}/", f"/w/AI/people/{member.pk}/end/"):
        page.goto(path)
        require_no_barrier(page, path)
    page.goto("/w/AI/people/invitations/")
    page.get_by_role("button", name="Make a link instead").click()
    link = page.get_by_label("Link").input_value()
    require_no_barrier(page, "the link")
    visitor = new_page(None, viewport=NARROW, color_scheme=scheme)
    visitor.goto(link)
    require_no_barrier(visitor, "an invitation")


def require_no_barrier(page, path: str) -> None:
    found = Axe().run(page, options=STANDARDS)
    assert found.violations_count == 0, f"{path}: {found.generate_report()}"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_link_in_a_mail_that_was_kept_leads_out_of_its_frame(new_page, javascript):
    link = '<html><head></head><body><a href="/accounts/login/">Look at the invitation</a></body></html>'
    kept = KeptMail.objects.create(to="sumin@madang.example", subject="Come in", text="", html=link)
    page = new_page(None, java_script_enabled=javascript)
    page.goto(f"/dev/mail/{kept.pk}/")
    page.frame_locator("iframe").get_by_role("link", name="Look at the invitation").click()
    page.wait_for_url("**/accounts/login/")
    page.get_by_role("heading", name="Sign in", exact=True).wait_for()
