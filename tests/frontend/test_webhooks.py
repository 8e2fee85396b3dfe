"""The pages of a workspace's webhooks, without JavaScript."""

import re
from datetime import timedelta

from django.utils import timezone

from accounts.actions import create_token, revoke_token
from accounts.models import KeptMail, Membership
from deliberation import dispatch
from deliberation.actions import mail, services, webhooks
from deliberation.models import Webhook, WebhookDelivery, WhyDisabled
from deliberation.permissions import Actor
from deliberation.tasks import wake_webhooks
from deliberation.webhooks.claims import disable
from tests.frontend.pages import text_of

HERE = "/w/AI/webhooks/"
ADDRESS = "https://system.example/hooks"


def add(cast, browser, **fields):
    return browser.post(HERE, {"address": ADDRESS, "owner": cast.jiwoo.pk, **fields})


def place() -> str:
    return f"{HERE}{Webhook.objects.get().pk}/"


def test_an_owner_adds_one_sees_its_secret_once_and_its_log(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    assert "There is no webhook yet" in text_of(jiwoo.get(HERE))
    told = add(cast, jiwoo, description="Dashboard", types=["argument.added", "comment.added"])
    secret = re.search(r'value="(whsec_[^"]+)"', told.content.decode())[1]
    assert "no-store" in told["Cache-Control"]
    assert "Dashboard" in text_of(jiwoo.get(HERE))
    page = jiwoo.get(place())
    assert secret not in page.content.decode()
    assert "argument.added, comment.added" in text_of(page)
    assert "Nothing yet" in text_of(page)
    assert jiwoo.post(f"{place()}ping/").status_code == 303
    assert "A ping is on its way" in text_of(jiwoo.get(place()))
    assert WebhookDelivery.objects.get().type == "ping"


def test_what_is_wrong_is_said_beside_what_was_typed(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    answer = add(cast, jiwoo, address="https://10.0.0.1/hooks", description="Dashboard")
    assert answer.status_code == 422
    assert "not on the public Internet" in text_of(answer)
    assert 'value="Dashboard"' in answer.content.decode()
    assert not Webhook.objects.exists()


def test_whose_sight_counts_is_oneself_or_a_service_that_lasts(cast, known_browser):
    jiwoo, by = known_browser(cast.jiwoo), cast.actor(cast.jiwoo)
    fields = {"workspace": cast.workspace, "organisation": cast.trade, "role": "observer"}
    lasts, ended = (services.add_service(by=by, name=name, **fields) for name in ("Dashboard", "Old board"))
    services.end_service(by=by, service=ended)
    offered = re.search(r'<select name="owner".*?</select>', jiwoo.get(HERE).content.decode(), re.DOTALL)[0]
    offers = set(re.findall(r'<option value="([^"]+)"', offered))
    assert offers == {str(cast.jiwoo.pk), str(lasts.user_id)}
    for other in (cast.minji.pk, cast.ben.pk, ended.user_id):
        assert add(cast, jiwoo, owner=other).status_code == 422
    assert not Webhook.objects.exists()
    add(cast, jiwoo, owner=lasts.user_id)
    assert Webhook.objects.get().owner_id == lasts.user_id


def test_the_answer_of_another_system_is_text(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    add(cast, jiwoo)
    said = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    WebhookDelivery.objects.create(
        webhook=Webhook.objects.get(), type="ping", state="failed", status=500, answer=said, attempts=10
    )
    page = jiwoo.get(place()).content.decode()
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert said in text_of(jiwoo.get(place()))


def test_a_message_is_sent_again_by_a_button(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    add(cast, jiwoo)
    row = WebhookDelivery.objects.create(webhook=Webhook.objects.get(), type="ping", state="failed")
    button = f"{place()}deliveries/{row.pk}/replay/"
    assert button in jiwoo.get(place()).content.decode()
    assert jiwoo.post(button).status_code == 303
    row.refresh_from_db()
    assert row.state == "waiting"
    assert button not in jiwoo.get(place()).content.decode()
    again = jiwoo.post(button)
    assert (again.status_code, "waits to be sent already" in text_of(again)) == (409, True)


def test_the_log_is_narrowed_to_a_state(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    add(cast, jiwoo)
    for state in ("failed", "delivered"):
        WebhookDelivery.objects.create(
            webhook=Webhook.objects.get(), type="ping", state=state, status=500, answer=f"[{state}]"
        )
    page = text_of(jiwoo.get(f"{place()}?state=failed"))
    assert "[failed]" in page
    assert "[delivered]" not in page
    assert "There is none of these" in text_of(jiwoo.get(f"{place()}?state=skipped"))


def test_one_that_fails_says_so_with_what_came_of_the_last_try(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    add(cast, jiwoo)
    now, webhook = timezone.now(), Webhook.objects.get()
    assert "failed:" not in text_of(jiwoo.get(place()))
    for ago, fault in ((9, "connection"), (1, "too_slow")):
        tried = {"tried_at": now - timedelta(minutes=ago), "fault": fault, "attempts": 1, "not_before": now}
        WebhookDelivery.objects.create(webhook=webhook, type="ping", **tried)
    Webhook.objects.update(misses=2, rests_until=now + timedelta(minutes=5))
    page = text_of(jiwoo.get(place()))
    assert "The last 2 tries failed: no answer in 15 seconds. The next one comes" in page
    Webhook.objects.update(misses=1, rests_until=now)
    page = text_of(jiwoo.get(place()))
    assert "The last try failed" in page
    assert "The next one comes" not in page


def test_it_is_switched_off_and_on_again(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    add(cast, jiwoo)
    jiwoo.post(f"{place()}state/", {"to": "disabled"})
    page = text_of(jiwoo.get(place()))
    assert "somebody switched it off" in page
    assert "switched off" in text_of(jiwoo.get(HERE))
    refused = jiwoo.post(f"{place()}ping/")
    assert (refused.status_code, "Switch it on first" in text_of(refused)) == (409, True)
    jiwoo.post(f"{place()}state/", {"to": "active"})
    assert Webhook.objects.get().state == "active"


def test_one_that_a_token_made_says_so_and_is_taken_over_by_who_switches_it_on(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    token, _text = create_token(user=cast.jiwoo, name="Deploy", scopes=("admin",))
    by = Actor(user=cast.jiwoo, token=token)
    webhooks.add_webhook(by=by, workspace=cast.workspace, address=ADDRESS)
    assert "the token “Deploy”" in text_of(jiwoo.get(place()))
    revoke_token(token=token)
    wake_webhooks()
    assert "the token that it was made or last changed with has ended" in text_of(jiwoo.get(place()))
    assert jiwoo.post(f"{place()}state/", {"to": "active"}).status_code == 303
    page = text_of(jiwoo.get(place()))
    assert "the token" not in page
    assert "Send a ping" in page


def test_one_of_who_left_says_so_and_is_not_switched_on(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    by = cast.actor(cast.jiwoo)
    service = services.add_service(
        by=by, workspace=cast.workspace, name="Dashboard", organisation=cast.trade, role="observer"
    )
    add(cast, jiwoo, owner=service.user_id)
    services.end_service(by=by, service=service)
    fields = {"state": "disabled", "reason": "no_access", "disabled_at": service.created_at}
    Webhook.objects.update(**fields)
    assert "its owner may keep no webhook here any more" in text_of(jiwoo.get(place()))
    refused = jiwoo.post(f"{place()}state/", {"to": "active"})
    assert (refused.status_code, "Add another one in its place" in text_of(refused)) == (409, True)


def test_it_is_changed_and_what_somebody_else_changed_meanwhile_is_told(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    add(cast, jiwoo)
    form = {"address": ADDRESS, "description": "Mine", "version": 1}
    assert jiwoo.post(f"{place()}edit/", form).status_code == 303
    late = jiwoo.post(f"{place()}edit/", {**form, "description": "Yours"})
    assert late.status_code == 409
    assert "By now it says: Mine" in text_of(late)
    assert 'value="Yours"' in late.content.decode()


def test_a_new_secret_and_the_end(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    add(cast, jiwoo)
    told = jiwoo.post(f"{place()}rotation/", {"at_once": "on"})
    assert 'value="whsec_' in told.content.decode()
    assert jiwoo.post(f"{place()}removal/")["Location"] == HERE
    assert not Webhook.objects.exists()


def test_none_is_made_before_one_says_who_one_is(cast, browser):
    jiwoo = browser(cast.jiwoo)
    assert add(cast, jiwoo)["Location"].startswith("/accounts/reauthenticate/")
    assert not Webhook.objects.exists()


def test_who_does_not_manage_sees_neither_the_page_nor_the_way_there(cast, known_browser, browser):
    add(cast, known_browser(cast.jiwoo))
    for path in (HERE, place(), f"{place()}edit/"):
        assert [browser(who).get(path).status_code for who in (cast.minji, cast.ben)] == [403, 404]
    assert HERE not in browser(cast.minji).get("/w/AI/people/").content.decode()
    Membership.objects.filter(user=cast.minji).update(role="owner")
    assert browser(cast.minji).get(place()).status_code == 200


def test_whoever_keeps_the_workspace_hears_which_one_was_switched_off_and_why(cast, known_browser, settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    jiwoo = known_browser(cast.jiwoo)
    add(cast, jiwoo, description="Dashboard")
    disable(Webhook.objects.all(), WhyDisabled.GONE, timezone.now())
    dispatch.dispatch(cast.workspace.pk)
    mail.send_due(timezone.now())
    said = KeptMail.objects.get(to=cast.jiwoo.email)
    for text in (text_of(jiwoo.get("/inbox/")), said.text, said.html):
        assert "A webhook was switched off" in text
        assert "Dashboard" in text
        assert "Its address answered that it is gone (410)." in text
    assert "Look at the webhook" in said.text
    assert place() in said.text


def test_who_keeps_it_no_longer_hears_no_name_and_gets_no_mail(cast, known_browser, settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    jiwoo = known_browser(cast.jiwoo)
    add(cast, jiwoo, description="Dashboard")
    disable(Webhook.objects.all(), WhyDisabled.GONE, timezone.now())
    dispatch.dispatch(cast.workspace.pk)
    Membership.objects.filter(user=cast.jiwoo).update(role="facilitator")
    mail.send_due(timezone.now())
    assert not KeptMail.objects.exists()
    inbox = text_of(jiwoo.get("/inbox/"))
    assert "A webhook was switched off" in inbox
    assert "Dashboard" not in inbox
