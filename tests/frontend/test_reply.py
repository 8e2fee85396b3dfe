from deliberation.actions import arguments
from deliberation.models import Argument, Comment
from deliberation.models.arguments import MAX_DEPTH

from .pages import text_of

REPLY = "/i/AI-1/1/reply/"


def test_a_reply_is_a_comment_unless_one_says_otherwise(cast, argument, browser):
    answer = browser(cast.dohyun).post(REPLY, {"reply_as": "comment", "text": "In which annex?"})
    comment = Comment.objects.get()
    assert answer.headers["Location"] == f"/i/AI-1/1/#comment-{comment.pk}"
    assert "In which annex?" in text_of(browser(cast.hana).get("/i/AI-1/1/"))


def test_a_comment_says_whom_it_did_not_call(cast, argument, browser):
    dohyun = browser(cast.dohyun)
    said = text_of(dohyun.post(REPLY, {"reply_as": "comment", "text": "@Min, is it so?"}, follow=True))
    assert "Your comment stands, but @Min called nobody" in said
    called = {"reply_as": "comment", "text": f"@{cast.minji.name}, see `@cite` in who@where.example"}
    assert "called nobody" not in text_of(dohyun.post(REPLY, called, follow=True))


def test_a_response_is_an_argument_under_its_parent(cast, argument, browser):
    browser(cast.dohyun).post(REPLY, {"reply_as": "rebuts", "text": "Two voices reach more people."})
    response = Argument.objects.get(parent=argument)
    assert (response.relation, response.claim) == ("rebuts", "Two voices reach more people.")
    assert "Rebuts Two voices reach more people." in text_of(browser(cast.hana).get("/i/AI-1/"))


def test_only_a_challenge_offers_an_answer(cast, argument, challenge, browser):
    hana = browser(cast.hana)
    assert 'value="answers"' not in hana.get("/i/AI-1/1/").content.decode()
    assert 'value="answers"' in hana.get("/i/AI-1/2/").content.decode()


def test_where_a_thread_is_as_deep_as_it_can_be_only_a_comment_is_offered(cast, argument, browser):
    for level in range(MAX_DEPTH):
        told = {"relation": "rebuts", "claim": f"Level {level}"}
        argument = arguments.respond(by=cast.actor(cast.hana), parent=argument, **told)
    hana = browser(cast.hana)
    assert 'value="rebuts"' in hana.get(f"/i/AI-1/{argument.number - 1}/").content.decode()
    deepest = hana.get(f"/i/AI-1/{argument.number}/").content.decode()
    assert 'value="comment"' in deepest
    assert 'value="rebuts"' not in deepest


def test_an_answer_to_an_advantage_is_refused_with_its_text(cast, argument, browser):
    answer = browser(cast.dohyun).post(REPLY, {"reply_as": "answers", "text": "An answer to nothing"})
    assert answer.status_code == 422
    assert "An answer to nothing" in text_of(answer)


def test_a_comment_is_answered(cast, argument, browser):
    hana = browser(cast.hana)
    hana.post(REPLY, {"reply_as": "comment", "text": "First"})
    first = Comment.objects.get()
    assert f'name="to" value="{first.pk}"' in hana.get(f"/i/AI-1/1/?to={first.pk}").content.decode()
    assert '<blockquote class="quoted reply__to">' in hana.get(f"/i/AI-1/1/?to={first.pk}").content.decode()
    hana.post(REPLY, {"reply_as": "comment", "text": "Second", "to": first.pk})
    assert Comment.objects.get(parent=first).text == "Second"


def test_a_reply_to_a_comment_elsewhere_finds_nothing(cast, argument, browser):
    answer = browser(cast.hana).post(REPLY, {"reply_as": "comment", "text": "x", "to": argument.pk})
    assert answer.status_code == 404


def test_the_initiative_is_discussed(cast, initiative, browser):
    browser(cast.hana).post("/i/AI-1/discussion/", {"text": "When do we meet?"})
    assert "When do we meet?" in text_of(browser(cast.minji).get("/i/AI-1/discussion/"))


def test_an_empty_comment_is_refused_in_place(cast, initiative, browser):
    assert browser(cast.hana).post("/i/AI-1/discussion/", {"text": ""}).status_code == 422


def test_observers_find_no_reply_box(cast, argument, browser):
    page = browser(cast.taeho).get("/i/AI-1/1/").content.decode()
    assert 'name="text"' not in page


def test_a_reply_to_nothing_quotes_nothing(cast, argument, browser):
    for asked in ("nonsense", argument.pk, "-" * 36):
        page = browser(cast.hana).get(f"/i/AI-1/1/?to={asked}")
        assert page.status_code == 200
        assert "reply__to" not in page.content.decode()
