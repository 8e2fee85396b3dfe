"""Files in texts, as browsers with and without JavaScript meet them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from deliberation.actions import arguments, attachments, discussion
from deliberation.markup import markdown_of
from deliberation.models import Attachment
from tests.api.client import caller
from tests.cast import MONDAY, open_initiative
from tests.deliberation.attaching.pictures import PLACE, photo, picture

from .pages import queries_of, text_of

HERE = "/i/AI-1/attachments/"
EDITOR = {"HTTP_ACCEPT": "text/plain", "HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def sent(content=b"Figures of 2025", name="figures.csv"):
    return {"file": SimpleUploadedFile(name, content)}


def kept(cast, initiative, content=b"Figures of 2025", name="figures.csv"):
    by = cast.actor(cast.hana, MONDAY)
    return attachments.attach(by=by, initiative=initiative, content=content, filename=name)[0]


def line(attachment):
    return markdown_of(attachment.pk, attachment.file_name, attachment.measures)


def test_an_editor_gets_the_line_to_put_into_the_text_and_nothing_else(cast, initiative, browser):
    answer = browser(cast.hana).post(HERE, sent(picture(), "Budget [2025].png"), **EDITOR)
    attachment = Attachment.objects.get()
    assert (answer.status_code, answer["Content-Type"]) == (201, "text/plain; charset=utf-8")
    assert answer.content.decode() == rf"![Budget \[2025\].png](attachment:{attachment.pk.hex}#60x40)"


@pytest.mark.parametrize(("language", "said"), [("en", "up to 20 MB"), ("ko", "20MB까지")])
def test_a_refusal_is_one_sentence_in_the_language_of_its_reader(cast, initiative, browser, language, said):
    User.objects.filter(pk=cast.hana.pk).update(language=language)
    refused = browser(cast.hana).post(HERE, sent(b"x" * 20_000_001), **EDITOR)
    assert refused.status_code == 422
    assert said in refused.content.decode()
    assert "<" not in refused.content.decode()


def test_without_javascript_a_page_says_which_line_to_copy(cast, initiative, browser):
    hana = browser(cast.hana)
    answer = hana.post(HERE, sent(picture(), "chart.png"), follow=True)
    attachment = Attachment.objects.get()
    assert answer.redirect_chain == [(f"{HERE}#file-{attachment.pk}", 303)]
    assert f'value="{line(attachment)}" readonly' in answer.content.decode()
    assert "Copy its line into your text" in text_of(answer)
    refused = hana.post(HERE, sent(b"MZ\x90\0"))
    assert (refused.status_code, "not attached" in text_of(refused)) == (422, True)
    assert "chart.png" in text_of(refused), "what is there stays in sight"


def test_a_picture_in_a_text_is_shown_from_our_own_address_without_what_it_told(cast, argument, browser):
    hana, taeho = browser(cast.hana), browser(cast.taeho)
    put = hana.post(HERE, sent(photo(), "summit.jpg"), **EDITOR).content.decode()
    hana.post("/i/AI-1/1/reply/", {"text": f"As seen: {put}", "reply_as": "comment"})
    attachment = Attachment.objects.get()
    assert (
        f'<img src="/attachments/{attachment.pk}/" alt="summit.jpg"'
        in taeho.get("/i/AI-1/1/").content.decode()
    )
    answer = taeho.get(f"/attachments/{attachment.pk}/")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline;")
    policy = answer["Content-Security-Policy"]
    assert ("sandbox" in policy, "default-src 'none'" in policy) == (True, True)
    assert PLACE not in b"".join(answer.streaming_content)


def test_what_is_no_picture_is_never_shown_in_place(cast, initiative, browser):
    script = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    attachment = kept(cast, initiative, script, "logo.svg")
    answer = browser(cast.hana).get(f"/attachments/{attachment.pk}/")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="logo.svg.txt"'
    assert b"".join(answer.streaming_content) == script


def test_a_file_that_the_disk_lost_is_not_there_and_an_operator_hears_of_it(
    cast, initiative, browser, caplog
):
    attachment = kept(cast, initiative)
    attachment.file.storage.delete(attachment.file.name)
    assert browser(cast.hana).get(f"/attachments/{attachment.pk}/").status_code == 404
    assert caller(cast.hana).get(f"attachments/{attachment.pk}/file").status_code == 404
    assert caplog.text.count("a file is lost: attachments/") == 2


def test_who_may_not_read_the_text_finds_nothing_at_its_address(cast, initiative, browser):
    attachment = kept(cast, initiative)
    there = f"/attachments/{attachment.pk}/"
    assert [browser(who).get(there).status_code for who in (cast.hana, cast.minji)] == [200, 200]
    nobody = [browser(who).get(there).status_code for who in (cast.dohyun, cast.ben, cast.yuna)]
    assert nobody == [404, 404, 404]
    assert Client().get(there).status_code == 302, "a visitor is asked to sign in, as anywhere"
    assert browser(cast.dohyun).post(f"{there}remove/").status_code == 404
    assert "figures.csv" not in text_of(browser(cast.dohyun).get(HERE))


def test_a_visitor_sees_the_picture_of_a_public_argument(cast):
    public = open_initiative(cast, audience="public")
    attachment = kept(cast, public, picture(), "chart.png")
    by = cast.actor(cast.hana, MONDAY)
    arguments.add_argument(
        by=by, initiative=public, kind="advantage", claim="One voice", reasons=line(attachment)
    )
    visitor = Client()
    assert f'src="/attachments/{attachment.pk}/"' in visitor.get(f"/i/{public.ref}/1/").content.decode()
    assert visitor.get(f"/attachments/{attachment.pk}/")["Content-Type"] == "image/png"
    assert visitor.get(f"/i/{public.ref}/attachments/").status_code == 302


def test_what_was_attached_by_mistake_is_taken_away_and_texts_keep_its_words(cast, argument, browser):
    attachment = kept(cast, argument.initiative, picture(), "wrong.png")
    by = cast.actor(cast.hana, MONDAY)
    discussion.add_comment(by=by, initiative=argument.initiative, argument=argument, text=line(attachment))
    answer = browser(cast.hana).post(f"/attachments/{attachment.pk}/remove/", follow=True)
    assert "The file is gone" in text_of(answer)
    assert browser(cast.minji).get(f"/attachments/{attachment.pk}/").status_code == 404
    assert 'alt="wrong.png"' in browser(cast.taeho).get("/i/AI-1/1/").content.decode()


def test_observers_see_what_texts_show_and_no_form(cast, initiative, browser):
    page = browser(cast.taeho).get(HERE)
    assert "Nothing is attached yet" in text_of(page)
    assert b'type="file"' not in page.content


def test_the_list_costs_as_much_for_many_files_as_for_one(cast, initiative, browser):
    hana = browser(cast.hana)
    kept(cast, initiative)
    one = queries_of(hana, HERE)
    for at in range(4):
        kept(cast, initiative, b"%d" % at, f"{at}.txt")
    assert queries_of(hana, HERE) == one


@pytest.mark.parametrize("path", ["discussion/", "1/", "1/edit/", "1/suggestions/", "edit/"])
def test_every_editor_of_an_initiative_takes_files_and_cites_sources(cast, argument, browser, path):
    who = cast.minji if path == "edit/" else cast.hana if path == "1/edit/" else cast.dohyun
    html = browser(who).get(f"/i/AI-1/{path}").content.decode()
    assert 'data-attach="/i/AI-1/attachments/"' in html
    assert f'<noscript><p class="field__hint"><a href="{HERE}"' in html
    assert 'cites="/w/AI/sources/called/"' in html
