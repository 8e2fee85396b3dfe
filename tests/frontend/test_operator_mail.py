"""The operators' page of mail: what it says, what its buttons do, and that nobody else reads any of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from accounts.mail import service
from accounts.models import OutgoingMail, SecurityEvent, User
from deliberation.actions import mail, mail_service
from deliberation.models import Delivery, Edition, Subscription
from deliberation.permissions import Actor
from tests.cast import PASSWORD, draft_initiative
from tests.deliberation.digests.week import DUE, WEEK
from tests.frontend.pages import queries_of, text_of

PAGES = (
    "/operator/mail/",
    "/operator/mail/troubles/",
    "/operator/mail/suspended/",
    "/operator/mail/preview/",
)
FORMS = ("pause", "resume", "held", "bring-back")


@pytest.fixture
def operator(db):
    return User.objects.create_superuser("operator@madang.example", PASSWORD, name="Olga Operator")


@pytest.fixture
def browser(operator):
    client = Client()
    client.force_login(operator)
    return client


@pytest.fixture
def week(cast, initiative, argument, time_machine):
    """Five digests of a Monday, planned and not sent."""
    time_machine.move_to(DUE, tick=False)
    mail.plan_due(DUE)
    return Edition.objects.get()


def press(browser, path: str, **fields) -> str:
    return text_of(browser.post(f"/operator/mail/{path}", fields, follow=True))


@pytest.mark.parametrize("path", PAGES)
def test_only_operators_read_it(cast, browser, client, path):
    assert client.get(path).headers["Location"].startswith("/accounts/login/")
    client.force_login(cast.jiwoo)
    assert client.get(path).status_code == 403
    assert browser.get(path).status_code == 200


def test_only_operators_press_its_buttons(cast, week, client):
    client.force_login(cast.jiwoo)
    rows = [f"deliveries/{Delivery.objects.first().pk}", f"troubles/{OutgoingMail.objects.first().pk}"]
    for path in (*FORMS, *rows, "suspended", "preview"):
        assert client.post(f"/operator/mail/{path}/", {"what": "drop"}).status_code == 403
    assert client.get(f"/operator/mail/editions/{week.pk}/").status_code == 403
    assert service.service().paused_at is None


def test_it_asks_for_a_second_factor_as_the_administration_does(operator, settings):
    settings.EMBEDDED = False
    client = Client()
    client.post("/accounts/login/", {"login": operator.email, "password": PASSWORD})
    assert client.get("/operator/mail/").headers["Location"].startswith("/settings/sign-in/asked/")


def test_opening_a_button_does_nothing(browser, week):
    for path in FORMS:
        assert browser.get(f"/operator/mail/{path}/").status_code == 405


def test_who_is_one_finds_it_in_the_account_menu(cast, browser, client):
    assert 'href="/operator/mail/"' in browser.get("/").content.decode()
    client.force_login(cast.jiwoo)
    assert "/operator/mail/" not in client.get("/").content.decode()


def test_all_is_well_at_first_and_alarms_stand_on_top(cast, browser, week, time_machine):
    said = text_of(browser.get("/operator/mail/"))
    assert "All mail that should have been sent was sent." in said
    assert "5 digests" in said
    time_machine.move_to(DUE + timedelta(hours=2), tick=False)
    said = text_of(browser.get("/operator/mail/"))
    assert "All mail that should have been sent" not in said
    assert "A mail has waited for more than an hour." in said
    assert "Nothing sends mail." in said


def test_an_operator_pauses_and_goes_on(cast, browser, week):
    said = press(browser, "pause/")
    assert "Mail is paused." in said
    assert "Olga Operator paused it" in said
    assert not mail.send_due(DUE)
    assert "Mail leaves again." in press(browser, "resume/", what="send")
    assert mail.send_due(DUE)["accepted"] == 5
    said = text_of(browser.get("/operator/mail/"))
    assert "5 taken by the server" in said


def test_or_goes_on_without_what_waited_and_brings_it_back(cast, browser, week):
    press(browser, "pause/")
    said = press(browser, "resume/", what="drop")
    assert "5 mails were dropped." in said
    assert "Not sent: dropped after a pause 5" in said
    said = press(browser, "bring-back/")
    assert "5 mails are planned anew." in said
    assert "Bring them back" not in said
    assert mail.send_due(DUE)["accepted"] == 5


@pytest.mark.parametrize(("what", "state"), [("send", "accepted"), ("drop", "skipped")])
def test_after_a_restore_an_operator_decides(cast, browser, week, what, state):
    mail_service.hold_mail(by=Actor.system("operator"))
    said = text_of(browser.get("/operator/mail/"))
    assert "Held since a restore" in said
    assert "5 digests" in said
    assert not mail.send_due(DUE)
    press(browser, "held/", what=what)
    mail.send_due(DUE)
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {state}


@pytest.mark.parametrize("path", ["resume/", "held/"])
def test_a_form_that_does_not_say_what_is_refused(browser, week, path):
    press(browser, "pause/")
    assert browser.post(f"/operator/mail/{path}", {"what": "burn"}).status_code == 422
    assert service.service().paused_at == DUE


def test_it_says_when_mail_paused_by_itself(browser, week):
    service.pause(DUE, "failures")
    said = text_of(browser.get("/operator/mail/"))
    assert "It paused by itself" in said
    assert "many recipients in a row failed. See why" in said


def test_an_edition_says_what_became_of_each_mail(cast, browser, week):
    mail.send_due(DUE)
    OutgoingMail.objects.filter(person=cast.hana).update(state="bounced", reason="refused", answer="550 who?")
    OutgoingMail.objects.filter(person=cast.minji).update(possible_duplicate=True)
    OutgoingMail.objects.filter(person=cast.taeho).update(state="skipped", reason="no_access")
    said = text_of(browser.get("/operator/mail/"))
    for words in ("3 taken by the server", "1 bounced", "1 possible duplicates", "no access any more 1"):
        assert words in said
    said = text_of(browser.get(f"/operator/mail/editions/{week.pk}/"))
    assert "refused by the server" in said
    assert "550 who?" in said
    narrowed = text_of(browser.get(f"/operator/mail/editions/{week.pk}/?state=bounced"))
    assert "Hana Kim" in narrowed
    assert "Minji Seo" not in narrowed
    narrowed = text_of(browser.get(f"/operator/mail/editions/{week.pk}/?q=MINJI"))
    assert "Minji Seo" in narrowed
    assert "Hana Kim" not in narrowed


def test_a_digest_is_sent_once_more_from_there(cast, browser, week):
    mail.send_due(DUE)
    told = Delivery.objects.get(user=cast.hana)
    said = press(browser, f"deliveries/{told.pk}/", next=f"/operator/mail/editions/{week.pk}/?q=hana")
    assert "It is sent once more to Hana Kim." in said
    assert mail.send_due(DUE)["accepted"] == 1
    press(browser, f"deliveries/{told.pk}/")
    twice = browser.post(f"/operator/mail/deliveries/{told.pk}/")
    assert twice.status_code == 409


def test_what_failed_is_tried_again_from_its_list(cast, browser, week):
    mail.send_due(DUE)
    OutgoingMail.objects.filter(person=cast.hana).update(
        state="failed", reason="deferred", answer="451 later", failed_at=DUE
    )
    OutgoingMail.objects.create(
        key="account:1", person=cast.minji, state="failed", not_before=DUE, failed_at=DUE
    )
    assert "Mails to look after: 2" in text_of(browser.get("/operator/mail/"))
    page = browser.get("/operator/mail/troubles/")
    assert "451 later" in text_of(page)
    assert page.content.decode().count("Try again") == 1, "what held a secret cannot be made again"
    failed = OutgoingMail.objects.get(person=cast.hana)
    assert "It is tried again." in press(browser, f"troubles/{failed.pk}/")
    assert "There is nothing to try again." in press(browser, f"troubles/{failed.pk}/")
    assert mail.send_due(DUE)["accepted"] == 1


def test_who_is_suspended_is_listed_and_let_go_on(cast, browser, week):
    Subscription.objects.filter(user=cast.hana).update(suspended_for="bounced", suspended_at=DUE)
    Subscription.objects.filter(user=cast.minji).update(suspended_for="complained", suspended_at=DUE)
    page = browser.get("/operator/mail/suspended/")
    assert "reported as spam" in text_of(page)
    assert page.content.decode().count('name="person"') == 1
    assert "Mails go to Hana Kim again." in press(browser, "suspended/", person=cast.hana.pk)
    press(browser, "suspended/", person=cast.minji.pk)
    assert list(Subscription.objects.exclude(suspended_for="").values_list("user", flat=True)) == [
        cast.minji.pk
    ]
    assert browser.post("/operator/mail/suspended/", {"person": "nobody"}).status_code == 404


def test_a_preview_shows_what_the_member_may_see_and_leaves_a_record(cast, browser, week):
    draft_initiative(cast, title="A secret draft")
    asked = {"key": "ai", "email": "HANA@madang.example"}
    assert not SecurityEvent.objects.filter(kind="operator.digest_previewed").exists()
    said = text_of(browser.post("/operator/mail/preview/", asked))
    assert "AI-1" in said
    assert "secret draft" not in said
    assert SecurityEvent.objects.get(kind="operator.digest_previewed").user == cast.hana


def test_the_member_sees_that_an_operator_looked_and_nobody_else_does(cast, browser, week, client):
    client.force_login(cast.hana)
    assert "Who looked" not in text_of(client.get("/settings/data/"))
    browser.post("/operator/mail/preview/", {"key": "AI", "email": cast.hana.email})
    said = text_of(client.get("/settings/data/"))
    assert "An operator of the site looked at your next digest" in said
    assert "Mon 11 May, 08:00" in said or "Sun 10 May, 23:00" in said
    client.force_login(cast.minji)
    assert "Who looked" not in text_of(client.get("/settings/data/"))


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"key": "AI", "email": "ben@madang.example"}, "There is no such member."),
        ({"key": "QQ", "email": "hana@madang.example"}, "There is no such member."),
        ({"key": "AI", "email": "hana"}, "valid email"),
    ],
)
def test_of_nobody_there_is_no_preview(cast, browser, asked, fault):
    answer = browser.post("/operator/mail/preview/", asked)
    assert answer.status_code == 422
    assert fault in text_of(answer)


def test_what_is_not_there_is_not_found(browser, week):
    for path in ("editions", "deliveries", "troubles"):
        ask = browser.get if path == "editions" else browser.post
        assert ask(f"/operator/mail/{path}/{uuid4()}/").status_code == 404


def test_it_costs_the_same_however_many_editions_and_mails_there_are(cast, browser, week, time_machine):
    mail.send_due(DUE)
    before = [queries_of(browser, path) for path in PAGES]
    of_one = queries_of(browser, f"/operator/mail/editions/{week.pk}/")
    for later in range(1, 4):
        time_machine.move_to(DUE + later * WEEK, tick=False)
        mail.plan_due(DUE + later * WEEK)
        mail.send_due(DUE + later * WEEK)
    OutgoingMail.objects.update(state="failed", failed_at=DUE)
    Subscription.objects.update(suspended_for="bounced", suspended_at=DUE)
    assert [queries_of(browser, path) for path in PAGES] == before
    assert queries_of(browser, f"/operator/mail/editions/{week.pk}/") == of_one
    assert before[0] <= 15


def test_editions_go_on_behind_the_last(cast, browser, week, monkeypatch, time_machine):
    monkeypatch.setattr("frontend.pages.operators.EDITIONS", 1)
    time_machine.move_to(DUE + WEEK, tick=False)
    mail.plan_due(DUE + WEEK)
    page = browser.get("/operator/mail/")
    first = Edition.objects.order_by("-ends_at")[0]
    assert str(first.pk) in page.content.decode()
    assert str(week.pk) not in page.content.decode()
    further = browser.get("/operator/mail/" + page.context["next"])
    assert str(week.pk) in further.content.decode()


def test_in_korean(operator, browser, week):
    User.objects.filter(pk=operator.pk).update(language="ko")
    service.pause(DUE, "failures")
    said = text_of(browser.get("/operator/mail/"))
    assert "메일이 자동으로 멈췄습니다" in said
    assert "Mail " not in said
