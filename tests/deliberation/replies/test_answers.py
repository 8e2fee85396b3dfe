"""What becomes of an answer by mail, from the mail that invites it to the comment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import KeptMail, Membership, User
from deliberation.actions import discussion, mail, replies
from deliberation.dispatch import dispatch
from deliberation.models import Activity, Argument, ArrivedMail, Comment, Initiative, Notification

from .mails import ON, vouched
from .mails import mail as written


@pytest.fixture(autouse=True)
def replying(settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    settings.REPLIES = ON


@pytest.fixture
def address(called):
    """Where Minji's mail says that she may answer."""
    return sent()[0].headers["Reply-To"]


def sent() -> list[KeptMail]:
    before = set(KeptMail.objects.values_list("pk", flat=True))
    mail.send_due(timezone.now())
    return list(KeptMail.objects.exclude(pk__in=before).order_by("pk"))


def receive(message, now=None) -> str:
    return replies.receive(message.as_bytes(), now=now or timezone.now())


def answers() -> list[Comment]:
    return list(Comment.objects.exclude(parent=None))


def test_an_answer_becomes_a_comment_in_its_thread_as_its_writer_s(cast, called, address):
    assert receive(written(address)) == "posted"
    (answer,) = answers()
    assert (answer.author, answer.text) == (cast.minji, "Both ministries pay.")
    assert (answer.argument, answer.parent) == (called.argument, called)
    arrived = ArrivedMail.objects.get()
    assert (arrived.comment, arrived.person, arrived.text) == (answer, cast.minji, "")


def test_it_is_told_as_one_from_the_page_is(cast, called, address):
    receive(written(address))
    dispatch(cast.workspace.pk)
    told = Activity.objects.get(verb="comment.added", actor=cast.minji)
    assert told.request_id.startswith("mail-")
    assert Notification.objects.filter(activity=told, user=cast.dohyun).exists()
    assert sent() == []


def test_an_answer_to_an_answer_stands_in_the_same_thread(cast, initiative, called):
    text = f"[@Minji](mention:{cast.minji.pk}) too"
    discussion.add_comment(
        by=cast.actor(cast.hana), initiative=initiative, argument=called.argument, parent=called, text=text
    )
    dispatch(cast.workspace.pk)
    addresses = [one.headers["Reply-To"] for one in sent()]
    assert receive(written(addresses[-1])) == "posted"
    assert Comment.objects.get(author=cast.minji).parent == called


def test_the_same_mail_posts_once(called, address):
    assert receive(written(address)) == "posted"
    assert receive(written(address)) == "again"
    assert receive(written(address, number=2)) == "posted"
    assert len(answers()) == 2


def test_a_mail_says_where_to_answer_only_if_somebody_reads_it(cast, called, settings):
    settings.REPLIES = {}
    (one,) = sent()
    assert "Reply-To" not in one.headers
    assert "above this line" not in one.text + one.html
    assert "Answer this mail" not in one.text + one.html


def test_it_says_so_in_words_in_both_forms(called, address):
    one = KeptMail.objects.get()
    for form in (one.text, one.html):
        assert "--- Write your answer above this line ---" in form
        assert "Answer this mail to comment there" in form


def test_who_may_not_comment_is_not_invited_to(cast, called):
    Membership.objects.filter(user=cast.minji).update(role="observer")
    (one,) = sent()
    assert "Reply-To" not in one.headers


@pytest.mark.parametrize(
    "forged",
    [
        {"results": vouched(result="fail")},
        {"results": "mx.evil.example; dmarc=pass header.from=madang.example"},
        {"sender": "minji@elsewhere.example", "results": vouched("elsewhere.example")},
        {"sender": "Minji Seo <hana@madang.example>"},
        {"sender": "hana@madang.example, minji@madang.example"},
    ],
)
def test_what_nothing_proves_is_held_for_its_person_alone(cast, called, address, forged):
    assert receive(written(address, "Nobody pays.", **forged)) == "held"
    assert answers() == []
    held = ArrivedMail.objects.get()
    assert (held.person, held.text) == (cast.minji, "Nobody pays.")
    (told,) = sent()
    assert told.to == cast.minji.email
    assert told.subject == "Your answer to AI-1#1 waits for you"
    assert f"/replies/{held.pk}/" in told.text
    for form in (told.text, told.html):
        assert "Nobody pays" not in form
    assert told.headers["Auto-Submitted"] == "auto-generated"
    assert "Reply-To" not in told.headers


def lose_access(cast):
    Membership.objects.filter(user=cast.minji).update(ended_at=timezone.now())


def lose_the_place(cast):
    Membership.objects.filter(user=cast.minji).update(role="analyst")
    Initiative.objects.update(audience="named", author=cast.hana)


def become_observer(cast):
    Membership.objects.filter(user=cast.minji).update(role="observer")


def close(cast):
    Initiative.objects.update(stage="closed")


def delete(cast):
    discussion.delete_comment(by=cast.actor(cast.dohyun), comment=Comment.objects.get())


def hide_comment(cast):
    Membership.objects.filter(user=cast.minji).update(role="analyst")
    Comment.objects.update(hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="Off the point")


def hide_argument(cast):
    Argument.objects.update(hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="A name")


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (lose_access, "not_found"),
        (lose_the_place, "not_found"),
        (become_observer, "not_allowed"),
        (close, "no_comment_at_stage"),
        (delete, "comment_deleted"),
        (hide_comment, "hidden"),
        (hide_argument, "hidden"),
    ],
)
def test_what_may_not_be_said_any_more_goes_back_to_its_writer(cast, called, address, meanwhile, reason):
    meanwhile(cast)
    assert receive(written(address)) == "refused"
    assert answers() == []
    arrived = ArrivedMail.objects.get()
    assert (arrived.reason, arrived.text) == (reason, "")
    (told,) = sent()
    assert told.to == cast.minji.email
    assert "Both ministries pay." in told.text
    assert "One voice carries" not in told.text + told.html
    assert sent() == []


@pytest.mark.parametrize("meanwhile", [lose_access, become_observer, close, hide_argument])
def test_a_forged_one_is_not_told_why(cast, called, address, meanwhile):
    meanwhile(cast)
    assert receive(written(address, "Nobody pays.", results=vouched(result="fail"))) in ("held", "refused")
    assert all("Nobody pays" not in one.text for one in sent())


def test_who_was_shut_out_posts_nothing(cast, called, address):
    User.objects.filter(pk=cast.minji.pk).update(is_active=False)
    assert receive(written(address)) == "refused"
    assert sent() == []


def test_an_address_ends(cast, called, address):
    late = timezone.now() + timedelta(days=62)
    assert receive(written(address), now=late) == "refused"
    assert ArrivedMail.objects.get().reason == "expired"
    (told,) = sent()
    assert "Both ministries pay." in told.text


@pytest.mark.parametrize("text", ["", "\n> quoted\n", "--- Write your answer above this line ---\nours"])
def test_nothing_said_is_not_posted(called, address, text):
    assert receive(written(address, text)) == "refused"
    assert ArrivedMail.objects.get().reason == "empty"


def test_too_long_goes_back_whole(called, address):
    words = "\n".join(["Both ministries pay."] * 700)
    assert receive(written(address, words)) == "refused"
    (told,) = sent()
    assert words in told.text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    "field", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"X_Autoreply": "yes"}]
)
def test_machines_are_not_answered(called, address, field):
    assert receive(written(address, **field)) == "refused"
    assert ArrivedMail.objects.get().reason == "automatic"
    assert answers() == []
    assert sent() == []


def test_none_of_our_own_mails_can_come_round(cast, called, address):
    own = KeptMail.objects.get()
    receive(written(address, results=vouched(result="fail")))
    for one in (own, *sent()):
        headers = {name.replace("-", "_"): value for name, value in one.headers.items()}
        for name in ("From", "To", "Subject", "MIME_Version", "Content_Type", "Message_ID"):
            headers.pop(name, None)
        assert receive(written(address, one.text, number=9 + one.pk, **headers)) == "refused"
    assert answers() == []


def test_attachments_are_left_out_and_that_is_said(called, address):
    message = written(address)
    message.add_attachment("x", filename="note.txt")
    assert receive(message) == "posted"
    (told,) = sent()
    assert told.subject == "Your answer to AI-1#1 is posted, without its attachments"
    assert len(answers()) == 1


def test_so_many_and_no_more(cast, called, address, limited):
    limited("replies", 2)
    assert [receive(written(address, number=number)) for number in range(3)] == [
        "posted",
        "posted",
        "refused",
    ]
    (told,) = sent()
    assert "Both ministries pay." in told.text


def test_a_mail_to_nobody_leaves_nothing(cast, called):
    assert receive(written("reply+nothing@madang.example")) == "unknown"
    assert not ArrivedMail.objects.exists()


def test_hana_s_address_in_ben_s_hands_posts_nothing(cast, called, address):
    forged = written(address, sender="ben@madang.example")
    assert receive(forged) == "held"
    assert answers() == []


def test_somebody_called_in_an_answer_is_called(cast, called, address):
    receive(written(address, "@Hana Kim knows."))
    assert Comment.objects.get(author=cast.minji).mentions.get().user == cast.hana


def test_what_is_asked_of_the_database_does_not_grow_by_the_thread(
    cast, called, address, django_assert_max_num_queries
):
    with django_assert_max_num_queries(45):
        receive(written(address))
