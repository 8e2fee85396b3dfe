from django.test import Client

from frontend.responses import server_error

from .pages import text_of


def test_what_is_not_yours_looks_like_what_does_not_exist(cast, initiative, browser):
    ben = browser(cast.ben)
    assert text_of(ben.get("/i/AI-1/")) == text_of(ben.get("/i/AI-999/"))


def test_a_number_that_no_argument_can_have_is_not_found(cast, argument, browser, client):
    for number in (0, 2, 9_999_999_999, 10**30):
        assert browser(cast.hana).get(f"/i/AI-1/{number}/").status_code == 404
        assert client.get(f"/i/AI-1/{number}/").status_code == 302


def test_an_unknown_address_is_told_in_the_look_of_the_house(cast, browser):
    answer = browser(cast.hana).get("/nowhere/")
    assert answer.status_code == 404
    assert "Nothing here" in text_of(answer)


def test_a_form_without_its_token_is_told_to_reload(cast, initiative):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.hana)
    answer = client.post("/i/AI-1/discussion/", {"text": "x"})
    assert answer.status_code == 403
    assert "The form is out of date" in text_of(answer)
    assert "Not for your role" not in text_of(answer)


def test_a_foreign_host_is_refused_in_one_sentence(db, client):
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "could not be read" in text_of(answer)


def test_a_fault_of_ours_says_that_what_was_typed_is_kept(rf):
    assert "What you typed is kept" in text_of(server_error(rf.get("/")))


def test_with_htmx_a_refusal_is_a_notice_and_not_a_page(cast, argument, browser):
    answer = browser(cast.minji).get("/i/AI-1/1/edit/", headers={"HX-Request": "true"})
    assert answer.status_code == 403
    assert answer.headers["HX-Retarget"] == "#refusal"
    assert "<html" not in answer.content.decode()


def test_who_reloads_the_address_of_a_form_is_sent_back_to_its_page(cast, initiative, browser):
    answer = browser(cast.hana).get("/i/AI-1/follow/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Go back to its page" in text_of(answer)


def test_each_fault_says_what_to_do_next(cast, initiative, browser):
    hana = browser(cast.hana)
    missing = hana.get("/nowhere/")
    assert "search for what it was about" in text_of(missing)
    assert '<a class="button" href="/search/">' in missing.content.decode()
    assert "can give you another role" in text_of(browser(cast.taeho).get("/w/AI/new/"))
    refused = hana.post("/i/AI-1/seen/", {"through": "yesterday"})
    assert refused.status_code == 422
    assert "mend it and send it again" in text_of(refused)
