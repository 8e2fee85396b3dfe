"""The sample workspace, link by link: agreement, register, meeting, challenge, decision, monitoring, briefing.

Nothing is typed into the address but the first page: what bears on the next step has to stand where one is.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from deliberation import sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Keep one shared register of AI and digital policies"
MEETING = "Who leads on what, and the summits of next year"
SETTLED = "Records that nobody has verified for half a year are shown as such."
DOUBLE = "Requests for the same research in both ministries"


@pytest.fixture
def minji(transactional_db, new_page):
    sample.load(timezone.now())
    return new_page(User.objects.get(email="facilitator@madang.example"))


def test_each_step_of_the_agreement_leads_to_what_bears_on_it(minji):
    minji.goto("/")
    from_the_agreement_to_the_initiative(minji)
    to_a_policy_and_the_argument_that_it_bears_on(minji)
    to_the_meeting_that_talked_about_it(minji)
    make_an_action_of_what_was_settled(minji)
    to_a_challenge_and_who_handles_it(minji)
    to_the_decision_and_what_it_stood_on(minji)
    read_an_indicator_and_see_that_a_report_keeps_its_figures(minji)
    take_a_briefing_away(minji)


def from_the_agreement_to_the_initiative(page: Page) -> None:
    follow(page, "AI & Digital Diplomacy")
    page.locator("summary", has_text="Follow-up").click()
    follow(page, "Agreements")
    follow(page, "Memorandum on AI and digital diplomacy")
    for area in range(1, 8):
        expect(page.get_by_role("heading", name=f"2.{area} ")).to_be_visible()
    expect(page.get_by_role("link", name="1 late")).to_be_visible()
    follow(page, "One register of policies that both ministries")
    arrive(page, "One register of policies that both ministries update every month")
    expect(page.get_by_text("All of it is there.")).to_be_visible()
    follow(page, TITLE)
    arrive(page, TITLE)


def to_a_policy_and_the_argument_that_it_bears_on(page: Page) -> None:
    tab(page, "Around it")
    expect(page.get_by_role("main")).to_contain_text("commitment One register of policies")
    follow(page, "Framework Act on the Development of Artificial Intelligence")
    arrive(page, "Framework Act on the Development of Artificial Intelligence")
    expect(page.get_by_role("region", name="How it stood")).to_contain_text("in force since Thu 22 Jan")
    follow(page, "우리 법과 다른 나라 법을")
    expect(page).to_have_title(re.compile(r"^우리 법과 .* · AI-1#3 · Madang$"))
    beside = page.get_by_role("region", name="Around it")
    expect(beside.get_by_role("link", name="Framework Act on the Development")).to_be_visible()
    follow(page, f"AI-1 {TITLE}")


def to_the_meeting_that_talked_about_it(page: Page) -> None:
    tab(page, "Around it")
    expect(page.locator("li", has_text=MEETING)).to_contain_text("On its agenda, ")
    follow(page, MEETING)
    arrive(page, MEETING)
    main = page.get_by_role("main")
    expect(main).to_contain_text("2 of 2 organisations, 2 needed: there was a quorum.")
    expect(main.get_by_role("region", name="Approval of the minutes")).to_contain_text("approved")


def make_an_action_of_what_was_settled(page: Page) -> None:
    page.get_by_role("link", name=re.compile(f"Make something of it.*{SETTLED[:30]}")).click()
    arrive(page, "What becomes of it")
    page.get_by_label("Who does it").select_option(label="Hana Kim, Ministry of Science and ICT")
    page.get_by_role("button", name="Save").click()
    line = page.get_by_role("main").locator("li", has_text=SETTLED)
    line.get_by_role("link", name=re.compile("^Action: Hana Kim")).click()
    expect(page).to_have_title(re.compile(f"^Actions · AI-1 {TITLE}"))
    row = page.get_by_role("listitem").filter(has_text=SETTLED)
    expect(row.get_by_role("link", name="from the minutes of a meeting")).to_be_visible()


def to_a_challenge_and_who_handles_it(page: Page) -> None:
    tab(page, "Challenges")
    follow(page, "#6 Nobody has time set aside")
    handling = page.get_by_role("region", name="Who handles it?")
    for said in ("mitigated", "answered", "Ministry of Science and ICT", "Gyuri Han"):
        expect(handling).to_contain_text(said)
    expect(page.get_by_role("main")).to_contain_text("One keeper per country")
    follow(page, f"AI-1 {TITLE}")


def to_the_decision_and_what_it_stood_on(page: Page) -> None:
    tab(page, "Decision")
    expect(page.get_by_role("heading", name="Adopt with conditions")).to_contain_text("confirmed")
    settled = page.get_by_role("region", name="Settled in meetings")
    expect(settled).to_contain_text(SETTLED)
    expect(settled.get_by_role("link", name=MEETING)).to_be_visible()
    follow(page, "What it stood on, as it was frozen")
    expect(page.get_by_text("It holds: hash and words are what they were.")).to_be_visible()


def read_an_indicator_and_see_that_a_report_keeps_its_figures(page: Page) -> None:
    tab(page, "Monitoring")
    watched = page.get_by_role("region", name=DOUBLE)
    expect(watched).to_contain_text("misses its target")
    watched.locator("summary", has_text="Write down a reading").click()
    watched.get_by_label("Reading", exact=True).fill("0")
    watched.get_by_role("button", name="Write it down").click()
    expect(watched.locator(".badge").first).to_have_text("reached")
    follow(page, "Second four weeks of the register")
    expect(page).to_have_title(re.compile("^Second four weeks of the register · AI-1 · "))
    expect(page.get_by_role("row", name=DOUBLE)).to_contain_text("2 a month")
    expect(page.get_by_role("row", name=DOUBLE)).to_contain_text("misses its target")


def take_a_briefing_away(page: Page) -> None:
    follow(page, "Briefing")
    arrive(page, "Briefing")
    paper = page.get_by_role("main")
    for said in ("Adopt with conditions", f"{SETTLED} (Hana Kim", "SHA-256"):
        expect(paper).to_contain_text(said)
    follow(page, "한국어")
    expect(page.get_by_role("heading", name="해결 과제")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Word (DOCX)").click()
    assert taken.value.suggested_filename.endswith(".docx")


def follow(page: Page, name: str) -> None:
    """By a link that begins so."""
    page.get_by_role("link", name=re.compile(f"^{re.escape(name)}")).first.click()


def tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Parts of this initiative").get_by_role("link", name=name).click()
    expect(page).to_have_title(re.compile(f"^{name} · AI-1 {TITLE} · Madang$"))


def arrive(page: Page, heading: str) -> None:
    """The page says the same in its heading and in its window's title."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    expect(page).to_have_title(re.compile(f"{re.escape(heading)}"))
