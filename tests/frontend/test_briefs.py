"""New initiative from a brief, in a browser without JavaScript."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from deliberation.actions import following, initiatives
from deliberation.models import Argument, Brief, Initiative

ARTICLE = Path(__file__).parents[1] / "data" / "briefs" / "article.txt"
NEW = "/w/AI/briefs/new/"


def article() -> SimpleUploadedFile:
    return SimpleUploadedFile("article.txt", ARTICLE.read_bytes())


@pytest.fixture
def hana(cast, browser):
    return browser(cast.hana)


@pytest.fixture
def brief(hana):
    hana.post(NEW, {"file": article()})
    return Brief.objects.get()


def posted(brief) -> dict:
    """The review form as it is shown, everything kept and nothing changed."""
    names = ("parties", "people", "dates", "events", "areas", "arguments", "facts", "questions", "links")
    return {"keep": [f"{name}.{place}" for name in names for place in range(len(brief.proposal[name]))]}


def test_an_uploaded_file_leads_to_its_review(hana, cast):
    answer = hana.post(NEW, {"file": article()})
    brief = Brief.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/briefs/{brief.pk}/")


def test_a_pasted_text_leads_to_its_review(hana):
    answer = hana.post(NEW, {"text": ARTICLE.read_text()})
    assert answer.status_code == 303
    assert len(Brief.objects.get().proposal["facts"]) == 5


def test_the_review_shows_each_item_beside_its_passage(hana, brief):
    page = hana.get(f"/briefs/{brief.pk}/").content.decode()
    for said in (
        "Enhanced collaboration is likely to lead to a stronger voice",
        "It can also foster technological innovation",
        "AI Global Forum",
        "Ministry of Science and ICT",
        "To ensure effective cooperation, a new deputy-level consultation body",
    ):
        assert said in page
    assert page.index("Accept all") < page.index("Accept what is ticked")
    assert page.count('name="keep"') == 6 + 2 + 3 + 2 + 1 + 7 + 5 + 3 + 3


def test_accept_all_makes_the_draft(hana, brief):
    answer = hana.post(f"/briefs/{brief.pk}/", {"all": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/i/AI-1/")
    assert Argument.objects.count() == 6


def test_what_is_not_ticked_stays_out_and_what_is_reworded_comes_in_so(hana, brief):
    form = posted(brief)
    form["keep"].remove("arguments.0")
    form |= {
        "arguments.2.claim": "Be heard where norms are written",
        "arguments.2.kind": "challenge",
        "title": "Mine",
    }
    hana.post(f"/briefs/{brief.pk}/", form)
    initiative = Initiative.objects.get()
    assert (initiative.title, initiative.arguments.count()) == ("Mine", 5)
    reworded = initiative.arguments.get(claim="Be heard where norms are written")
    assert reworded.kind == "challenge"
    assert reworded.evidence.get().quote == brief.proposal["arguments"][2]["passage"]


def test_a_fault_is_shown_beside_its_field_and_nothing_typed_is_lost(hana, brief):
    form = posted(brief) | {"arguments.1.claim": "long " * 60, "title": "Mine"}
    form["keep"].remove("facts.0")
    answer = hana.post(f"/briefs/{brief.pk}/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="arguments.1.claim_error"' in page
    assert 'value="Mine"' in page
    assert 'value="facts.0">' in page  # shown, no longer ticked
    assert not Initiative.objects.exists()


def test_accepting_twice_leads_to_the_same_initiative(hana, brief):
    for _ in range(2):
        answer = hana.post(f"/briefs/{brief.pk}/", {"all": "1"})
        assert answer.headers["Location"] == "/i/AI-1/"
    assert Initiative.objects.count() == 1


def test_an_accepted_brief_is_read_by_who_sees_its_initiative(hana, cast, browser, brief):
    hana.post(f"/briefs/{brief.pk}/", {"all": "1"})
    assert browser(cast.taeho).get(f"/briefs/{brief.pk}/").status_code == 404
    initiative = Initiative.objects.get()
    initiatives.change_stage(
        by=cast.actor(cast.minji),
        initiative=initiative,
        to="open",
        closes_at=timezone.now() + timedelta(days=9),
    )
    page = browser(cast.taeho).get(f"/briefs/{brief.pk}/").content.decode()
    assert "Accepted by Hana Kim" in page
    assert "In Seoul, a pivotal step forward" in page


def test_the_library_tells_nobody_of_a_draft(hana, cast, browser, brief):
    hana.post(f"/briefs/{brief.pk}/", {"all": "1"})
    title = brief.proposal["title"]
    for who, seen in ((cast.hana, True), (cast.minji, True), (cast.taeho, False), (cast.dohyun, False)):
        assert (title in browser(who).get("/w/AI/sources/").content.decode()) == seen


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.txt", b"", "This file is empty."),
        ("program.exe", b"MZ\x90\x00" + bytes(range(256)) * 4, "This"),
        ("broken.docx", b"PK\x03\x04 nothing", "This file"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_the_text_stays(hana, name, content, sentence):
    answer = hana.post(NEW, {"file": SimpleUploadedFile(name, content), "text": "My own notes <b>"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "My own notes &lt;b&gt;" in page
    assert not Brief.objects.exists()


def test_a_huge_file_is_refused_before_it_is_read(hana):
    answer = hana.post(NEW, {"file": SimpleUploadedFile("huge.txt", b"word " * 4_200_000)})
    assert answer.status_code == 422
    assert "larger than 20 MB" in answer.content.decode()


def test_a_long_brief_can_be_reviewed_item_by_item(hana):
    reasons = "\n".join(f"- Reason number {number} speaks for it." for number in range(250))
    hana.post(NEW, {"text": f"A long list\n\nAdvantages\n\n{reasons}\n\nDisadvantages\n\n{reasons}\n"})
    brief = Brief.objects.get()
    form = posted(brief)
    for place, item in enumerate(brief.proposal["arguments"]):
        form |= {f"arguments.{place}.kind": item["kind"], f"arguments.{place}.claim": item["claim"]}
    form["keep"] = form["keep"][:20]
    assert len(brief.proposal["arguments"]) > 400
    assert hana.post(f"/briefs/{brief.pk}/", form).status_code == 303


def test_nothing_at_all_is_asked_for(hana):
    answer = hana.post(NEW, {})
    assert answer.status_code == 422
    assert "Choose a file, or paste the text." in answer.content.decode()


@pytest.mark.parametrize(("who", "status"), [("taeho", 403), ("ben", 404), ("yuna", 404)])
def test_who_starts_nothing_hands_in_nothing(cast, browser, who, status):
    for answer in (
        browser(getattr(cast, who)).get(NEW),
        browser(getattr(cast, who)).post(NEW, {"text": "x"}),
    ):
        assert answer.status_code == status


@pytest.mark.parametrize("who", ["minji", "jiwoo", "ben"])
def test_a_brief_under_review_does_not_exist_for_others(cast, browser, brief, who):
    visitor = browser(getattr(cast, who))
    assert visitor.get(f"/briefs/{brief.pk}/").status_code == 404
    assert visitor.post(f"/briefs/{brief.pk}/", {"all": "1"}).status_code == 404


def test_what_a_document_says_is_no_markup(hana):
    hana.post(
        NEW,
        {"text": "Plan <script>alert(1)</script>\n\nAdvantages\n- <img src=x onerror=alert(1)> is fast.\n"},
    )
    page = hana.get(f"/briefs/{Brief.objects.get().pk}/").content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page


def test_the_brief_under_each_of_its_arguments_is_told_as_no_new_source(cast, hana, brief, browser):
    hana.post(f"/briefs/{brief.pk}/", {"all": "1"})
    initiative, minji = Initiative.objects.get(), cast.actor(cast.minji)
    closes_at = timezone.now() + timedelta(days=30)
    initiatives.change_stage(by=minji, initiative=initiative, to="open", closes_at=closes_at)
    following.set_follow(by=cast.actor(cast.dohyun), initiative=initiative, level="everything")
    page = browser(cast.dohyun).get("/").content.decode()
    assert "6 new arguments" in page
    assert "new source" not in page
