from deliberation.models import Argument

from .pages import text_of

ADD = "/i/AI-1/arguments/"
HTMX = {"HX-Request": "true"}


def test_an_argument_needs_its_claim_alone(cast, initiative, browser):
    answer = browser(cast.hana).post(ADD, {"kind": "challenge", "claim": "Who pays for it?"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/i/AI-1/1/")
    assert Argument.objects.get().challenge.status == "unhandled"


def test_with_htmx_the_card_stands_in_its_column(cast, initiative, browser):
    answer = browser(cast.hana).post(ADD, {"kind": "advantage", "claim": "It saves time."}, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="a1"' in page
    assert '<small id="count-advantage" hx-swap-oob="true">1</small>' in page


def test_with_htmx_a_new_challenge_asks_who_handles_it_and_for_the_authors_vote(cast, initiative, browser):
    answer = browser(cast.hana).post(ADD, {"kind": "challenge", "claim": "Who pays?"}, headers=HTMX)
    page = answer.content.decode()
    assert '<a href="/i/AI-1/1/challenge/">Who handles it?</a>' in page
    assert '<div id="todo" hx-swap-oob="true">' in page
    assert "Vote on 1 argument" in text_of(answer)


def test_what_was_typed_stays_when_it_is_refused(cast, initiative, browser):
    answer = browser(cast.hana).post(ADD, {"kind": "advantage", "claim": "x" * 281})
    assert answer.status_code == 422
    assert "x" * 281 in answer.content.decode()
    assert "at most 280" in text_of(answer)


def test_with_htmx_a_refusal_comes_back_in_the_composer(cast, initiative, browser):
    answer = browser(cast.taeho).post(ADD, {"kind": "advantage", "claim": "I observe"}, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "I observe" in page
    assert "<html" not in page
    assert not Argument.objects.exists()


def test_observers_see_no_composer(cast, argument, browser):
    assert "Add an advantage" not in text_of(browser(cast.taeho).get("/i/AI-1/"))


def test_the_author_adds_reasons(cast, argument, browser):
    hana = browser(cast.hana)
    assert "Add reasons" in text_of(hana.get("/i/AI-1/1/"))
    hana.post(
        "/i/AI-1/1/edit/", {"claim": argument.claim, "reasons": "Because **norms** last.", "version": 1}
    )
    assert "<strong>norms</strong>" in hana.get("/i/AI-1/1/").content.decode()


def test_nobody_else_edits_an_argument(cast, argument, browser):
    assert browser(cast.minji).get("/i/AI-1/1/edit/").status_code == 403


def test_an_edit_of_an_outdated_wording_shows_both(cast, argument, browser):
    hana = browser(cast.hana)
    hana.post("/i/AI-1/1/edit/", {"claim": "First", "reasons": "", "version": 1})
    answer = hana.post("/i/AI-1/1/edit/", {"claim": "Second", "reasons": "", "version": 1})
    page = text_of(answer)
    assert answer.status_code == 409
    assert "As it stands now" in page
    assert "First" in page
    assert "Second" in page


def test_an_argument_is_withdrawn_and_brought_back(cast, argument, browser):
    hana = browser(cast.hana)
    hana.post("/i/AI-1/1/withdraw/")
    assert "withdrawn" in text_of(hana.get("/i/AI-1/1/"))
    assert argument.claim not in text_of(hana.get("/i/AI-1/"))
    hana.post("/i/AI-1/1/restore/")
    assert argument.claim in text_of(hana.get("/i/AI-1/"))


def test_users_text_is_never_markup(cast, initiative, browser):
    hana = browser(cast.hana)
    hana.post(ADD, {"kind": "advantage", "claim": "<img src=x onerror=alert(1)>"})
    for path in ("/i/AI-1/", "/i/AI-1/1/", "/i/AI-1/vote/"):
        assert "<img" not in hana.get(path).content.decode()
