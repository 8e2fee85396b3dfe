import pytest

from deliberation.actions import moderation, sources, votes
from deliberation.models import Initiative, Report
from frontend.pages import moderation as moderation_pages
from tests.cast import MONDAY, argue
from tests.scene import set_scene

from .pages import queries_of, text_of

WHY = "It names a private person."
ADDRESSES = {"argument": "arguments", "evidence": "evidence", "comment": "comments"}
WORDS = {
    "argument": "One voice carries further when norms are written",
    "evidence": "A treaty",
    "comment": "Since when?",
}
MODERATION = "/i/AI-1/moderation/"


@pytest.fixture
def scene(cast):
    return set_scene(cast)


@pytest.fixture(params=ADDRESSES)
def noun(request):
    return request.param


@pytest.fixture
def base(scene, noun):
    return f"/{ADDRESSES[noun]}/{getattr(scene, noun).pk}/"


def hide(cast, thing, reason=WHY):
    return moderation.hide(by=cast.actor(cast.minji, MONDAY), thing=thing, reason=reason)


def report(cast, thing, who=None, reason="Please look"):
    return moderation.report(by=cast.actor(who or cast.taeho, MONDAY), thing=thing, reason=reason)


def test_a_facilitator_hides_with_a_reason_and_others_see_that_and_why(cast, noun, base, browser):
    minji = browser(cast.minji)
    assert f'href="{base}hide/"' in minji.get("/i/AI-1/1/").content.decode()
    assert WORDS[noun] in text_of(minji.get(f"{base}hide/"))
    assert minji.post(f"{base}hide/", {"reason": WHY}).status_code == 303
    page = browser(cast.dohyun).get("/i/AI-1/1/")
    assert f"Hidden by a facilitator. {WHY}" in text_of(page)
    assert WORDS[noun] not in page.content.decode()


@pytest.mark.parametrize("who", ["hana", "minji"])
def test_the_writer_and_facilitators_read_on_and_see_the_mark(cast, scene, noun, browser, who):
    hide(cast, getattr(scene, noun))
    page = text_of(browser(getattr(cast, who)).get("/i/AI-1/1/"))
    assert WORDS[noun] in page
    assert f"Hidden by a facilitator. {WHY}" in page


def test_without_a_reason_nothing_is_hidden(cast, scene, noun, base, browser):
    assert browser(cast.minji).post(f"{base}hide/", {"reason": " "}).status_code == 422
    assert WORDS[noun] in text_of(browser(cast.dohyun).get("/i/AI-1/1/"))


def test_it_is_shown_again_by_one_click(cast, scene, noun, base, browser):
    hide(cast, getattr(scene, noun))
    minji = browser(cast.minji)
    assert f'action="{base}show/"' in minji.get(f"{base}hide/").content.decode()
    minji.post(f"{base}show/")
    page = text_of(browser(cast.dohyun).get("/i/AI-1/1/"))
    assert WORDS[noun] in page
    assert "Hidden by a facilitator" not in page


def test_a_hidden_argument_leaves_board_counts_and_what_is_to_vote_on(cast, scene, browser):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=scene.argument, value=1)
    assert "3 arguments · 1 with a source" in text_of(browser(cast.hana).get("/i/AI-1/"))
    hide(cast, scene.argument)
    board = text_of(browser(cast.hana).get("/i/AI-1/"))
    assert WORDS["argument"] not in board
    assert "2 arguments · 0 with a source" in board
    assert "Vote through 2 arguments" in board


def test_no_page_or_answer_tells_the_words_of_a_hidden_argument(cast, scene, browser):
    sources.add_evidence(by=cast.actor(cast.hana), argument=scene.argument, source=scene.evidence.source)
    dohyun = browser(cast.dohyun)
    pages = [
        "/i/AI-1/",
        "/i/AI-1/1/",
        f"/i/AI-1/{scene.response.number}/",
        "/i/AI-1/1/wordings/",
        "/i/AI-1/1/suggestions/",
        "/i/AI-1/standing/",
        "/i/AI-1/changes/",
        "/i/AI-1/challenges/",
        "/i/AI-1/positions/",
        "/i/AI-1/vote/",
        "/i/AI-1/sheet/",
        "/i/AI-1/sheet.md",
        "/i/AI-1/actions/",
        "/w/AI/sources/?show=missing",
        "/search/?q=norms",
        "/inbox/",
        "/i/AI-1/background/",
        f"/w/AI/sources/{scene.evidence.source_id}/",
        f"/arguments/{scene.argument.pk}/report/",
        f"/api/v1/arguments/{scene.argument.pk}",
        f"/api/v1/arguments/{scene.argument.pk}/revisions",
        f"/api/v1/initiatives/{scene.initiative.pk}/arguments?expand=html",
        f"/api/v1/initiatives/{scene.initiative.pk}/standing",
        f"/api/v1/arguments/{scene.argument.pk}/suggestions",
        f"/api/v1/initiatives/{scene.initiative.pk}/sheet",
        f"/api/v1/initiatives/{scene.initiative.pk}/similar?claim=One+voice+carries+further",
        "/api/v1/search?q=norms&workspace=AI",
        "/api/v1/me/todo",
        "/api/v1/me/notifications",
    ]

    def telling():
        return [path for path in pages if WORDS["argument"] in dohyun.get(path).content.decode()]

    assert len(telling()) > 10
    hide(cast, scene.argument)
    assert telling() == []
    assert {dohyun.get(path).status_code for path in pages} == {200}


def test_the_public_is_not_told_why(cast, scene, client):
    Initiative.objects.update(audience="public")
    for thing in (scene.argument, scene.evidence):
        hide(cast, thing)
    page = text_of(client.get("/i/AI-1/1/"))
    assert page.count("Hidden by a facilitator.") == 2  # title and argument; its evidence is not there at all
    assert WHY not in page


def test_a_member_reports_and_the_facilitators_read_it(cast, scene, noun, base, browser):
    taeho = browser(cast.taeho)
    assert f'href="{base}report/"' in taeho.get("/i/AI-1/1/").content.decode()
    assert WORDS[noun] in text_of(taeho.get(f"{base}report/"))
    assert taeho.post(f"{base}report/", {"reason": "Not true at all"}).status_code == 303
    page = text_of(browser(cast.minji).get(MODERATION))
    for words in (WORDS[noun], "Taeho Lim", "Not true at all"):
        assert words in page


def test_facilitators_find_their_reports_on_the_page_where_everybody_begins(cast, scene, browser):
    report(cast, scene.comment)
    assert "1 thing was reported." in text_of(browser(cast.minji).get("/"))
    assert "reported" not in text_of(browser(cast.hana).get("/"))


def test_what_several_reported_stands_once_and_is_settled_once(cast, scene, browser):
    report(cast, scene.comment)
    second = report(cast, scene.comment, cast.dohyun, "Rude")
    minji = browser(cast.minji)
    page = text_of(minji.get(MODERATION))
    assert page.count(WORDS["comment"]) == 1
    assert "Rude" in page
    minji.post(f"/reports/{second.pk}/settle/", {"state": "kept", "reason": ""})
    assert "Nothing waits for you here." in text_of(minji.get(MODERATION))


def test_hiding_from_the_list_needs_a_reason_in_place(cast, scene, browser):
    made = report(cast, scene.comment)
    minji = browser(cast.minji)
    answer = minji.post(f"/reports/{made.pk}/settle/", {"state": "hidden", "reason": ""})
    assert answer.status_code == 422
    assert "Say why" in text_of(answer)
    assert Report.objects.get().state == "open"
    minji.post(f"/reports/{made.pk}/settle/", {"state": "hidden", "reason": WHY})
    page = text_of(minji.get(MODERATION))
    assert "Hidden Comment AI-1#1 Minji Seo" in page
    assert WHY in page


def test_the_log_tells_who_hid_and_showed_what_and_why(cast, scene, browser):
    hide(cast, scene.evidence)
    moderation.show(by=cast.actor(cast.jiwoo, MONDAY), thing=scene.evidence)
    page = text_of(browser(cast.minji).get(MODERATION))
    assert "Shown again Evidence AI-1#1 Jiwoo Cho" in page
    assert "Hidden Evidence AI-1#1 Minji Seo" in page


@pytest.mark.parametrize(
    ("who", "status"), [("minji", 200), ("jiwoo", 200), ("hana", 403), ("taeho", 403), ("ben", 404)]
)
def test_the_moderation_page_is_for_facilitators(cast, scene, browser, who, status):
    reader = browser(getattr(cast, who))
    assert reader.get(MODERATION).status_code == status
    assert (MODERATION in reader.get("/i/AI-1/").content.decode()) == (status == 200)


def test_the_moderation_page_costs_the_same_for_two_and_for_twenty(cast, initiative, browser, monkeypatch):
    monkeypatch.setattr(moderation_pages, "PAGE", 5)
    minji, costs = browser(cast.minji), []
    for number in range(20):
        report(cast, argue(cast, initiative, f"Claim {number}"))
        hide(cast, argue(cast, initiative, f"Hidden {number}"))
        if number in (1, 19):
            costs.append(queries_of(minji, MODERATION))
    assert costs[0] == costs[1]
    page = text_of(minji.get(MODERATION))
    assert page.count("Taeho Lim") == 20
    assert page.count("Hidden Argument") == 5
    assert "Hidden 0" in text_of(minji.get(f"{MODERATION}?from=15"))
