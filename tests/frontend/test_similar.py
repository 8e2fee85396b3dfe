import pytest

from deliberation import dispatch
from tests.frontend.pages import text_of

SAME = "One voice carries further where norms are written down"


@pytest.fixture
def argument(cast, argument):
    dispatch.dispatch(cast.workspace.pk)
    return argument


def test_while_one_writes_the_similar_ones_are_linked(cast, browser, argument):
    answer = browser(cast.dohyun).get("/i/AI-1/similar/", {"claim": SAME})
    link = f'<a href="/i/AI-1/1/" target="_blank" rel="noopener">#1 {argument.claim}'
    assert link in answer.content.decode()  # what one writes stays where it is
    assert "(in another tab)" in text_of(answer)
    assert "This says the same" not in text_of(answer)


def test_nothing_is_said_where_nothing_is_alike(cast, browser, argument):
    answer = browser(cast.dohyun).get("/i/AI-1/similar/", {"claim": "Trains are late"})
    assert (answer.status_code, answer.content.strip()) == (200, b"")


def test_the_composer_asks_while_one_writes(cast, browser, argument):
    html = browser(cast.dohyun).get("/i/AI-1/").content.decode()
    assert 'hx-get="/i/AI-1/similar/" hx-trigger="input changed delay:400ms"' in html
    assert 'id="similar-challenge"' in html


@pytest.mark.parametrize("path", ["/i/AI-1/", "/i/AI-1/1/"])
def test_what_comes_up_while_one_writes_moves_no_button(cast, browser, argument, path):
    html = browser(cast.dohyun).get(path).content.decode()
    offered = html.index(
        'hx-get="/i/AI-1/similar/?but=1"' if path.endswith("1/1/") else 'id="similar-challenge"'
    )
    pressed = html.rindex('class="button button--primary', 0, offered)
    assert "<textarea" not in html[pressed:offered]


def test_the_reply_box_asks_for_all_but_what_it_responds_to(cast, browser, argument):
    dohyun, asked = browser(cast.dohyun), {"text": SAME}
    html = dohyun.get("/i/AI-1/1/").content.decode()
    assert 'hx-get="/i/AI-1/similar/?but=1" hx-include="#reply-text"' in html
    assert f"#1 {argument.claim}" in text_of(dohyun.get("/i/AI-1/similar/", {**asked, "but": "2"}))
    assert argument.claim not in text_of(dohyun.get("/i/AI-1/similar/", {**asked, "but": "1"}))


def test_a_claim_that_was_refused_comes_back_with_what_is_alike(cast, browser, argument):
    answer = browser(cast.dohyun).post("/i/AI-1/arguments/", {"kind": "advantage", "claim": SAME + "!" * 300})
    assert answer.status_code == 422
    assert f"#1 {argument.claim}" in text_of(answer)


def test_once_added_one_says_that_both_say_the_same(cast, browser, argument):
    form = {"kind": "advantage", "claim": SAME}
    answer = browser(cast.dohyun).post("/i/AI-1/arguments/", form, headers={"HX-Request": "true"})
    assert 'href="/i/AI-1/2/duplicate/?of=1">This says the same</a>' in answer.content.decode()


def test_what_can_never_be_one_is_shown_but_not_offered_to_be_marked(cast, browser, argument):
    dohyun, form = browser(cast.dohyun), {"kind": "challenge", "claim": SAME}
    answer = dohyun.post("/i/AI-1/arguments/", form, headers={"HX-Request": "true"})
    assert f"#1 {argument.claim}" in text_of(answer)
    assert "This says the same" not in text_of(answer)
    assert argument.claim not in text_of(dohyun.get("/i/AI-1/2/duplicate/"))


def test_without_javascript_the_answer_names_them(cast, browser, argument):
    form = {"kind": "advantage", "claim": SAME}
    answer = browser(cast.dohyun).post("/i/AI-1/arguments/", form, follow=True)
    assert "Added. Look at #1: it may say the same." in text_of(answer)


def test_the_initiative_of_others_is_not_there(cast, browser, argument):
    assert browser(cast.ben).get("/i/AI-1/similar/", {"claim": SAME}).status_code == 404
