"""What a digest says to whom."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from accounts.models import KeptMail, Membership, OutgoingMail, User
from deliberation.actions import (
    arguments,
    decisions,
    digests,
    discussion,
    initiatives,
    merging,
    people,
    sources,
    votes,
)
from deliberation.dispatch import dispatch
from deliberation.models import Argument, Follow, Initiative, NamedReader, Subscription, Tally
from tests.cast import argue, open_initiative
from tests.letters import unwrapped

from .week import DUE, TUESDAY, WEEK, mail_to, plan, send

RESULTS_WORDS = ("agree", "divided", "disagree")


@pytest.fixture(autouse=True)
def kept(settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"


def told(user, now=DUE) -> str:
    """The text of the first digest of a member; empty for none."""
    plan(now)
    send(now)
    texts = KeptMail.objects.filter(to=user.email).order_by("-pk").values_list("text", flat=True)
    return unwrapped(texts.first() or "")


def subject(user) -> str:
    return KeptMail.objects.filter(to=user.email).order_by("-pk").values_list("subject", flat=True)[0]


def section(text: str, heading: str) -> str:
    return text.partition(f"\n{heading}")[2].partition("\n\n")[0]


def vote(cast, argument, **values):
    for who, value in values.items():
        votes.cast_vote(by=cast.actor(getattr(cast, who), TUESDAY), argument=argument, value=value)


def test_what_one_has_to_do_comes_first_and_the_subject_counts_it(cast, initiative, argument, challenge):
    text = told(cast.jiwoo)
    assert text.index("For you to do") < text.index("What changed")
    assert subject(cast.jiwoo) == "1 challenge to give out, 2 arguments to vote on"
    assert "2 arguments without your vote in AI-1" in text


def test_an_observer_has_no_votes_to_cast(cast, initiative, argument):
    assert "without your vote" not in told(cast.taeho)


def test_a_vote_is_to_be_confirmed_after_a_change_of_meaning(cast, initiative, argument):
    vote(cast, argument, dohyun=1)
    by = cast.actor(cast.hana, TUESDAY)
    arguments.revise_argument(
        by=by, argument=argument, version=None, claim="Another thing", meaning_changed=True
    )
    text = told(cast.dohyun)
    assert "AI-1#1 Another thing: its meaning changed after you agreed." in text
    assert subject(cast.dohyun) == "1 vote to confirm"


def test_a_label_is_news_only_if_it_differs_at_both_ends(cast, initiative, argument):
    vote(cast, argument, jiwoo=1, minji=1, hana=1, dohyun=1)
    Tally.objects.update(electorate=4)
    changes = section(told(cast.taeho), "What changed")
    assert "draft → open" in changes
    label = Tally.objects.get().get_label_display()
    assert (f"→ {label}" in changes) == (label != "too few votes yet")


def test_votes_on_an_earlier_wording_are_named_beside_the_tally(cast, initiative, argument):
    vote(cast, argument, jiwoo=0, minji=0, dohyun=0)
    words = {"claim": "Another thing", "meaning_changed": True, "version": None}
    arguments.revise_argument(by=cast.actor(cast.hana, TUESDAY), argument=argument, **words)
    assert "after 3 votes: 0 of 3 agree, 3 of them on an earlier wording" in told(cast.taeho)


def test_a_label_that_a_merge_alone_moved_is_news_of_the_argument_that_stands(cast, initiative, argument):
    other = argue(cast, initiative, "The same in other words")
    vote(cast, other, jiwoo=0, minji=0)
    dispatch(cast.workspace.pk)
    merging.merge_argument(by=cast.actor(cast.minji, TUESDAY), argument=other, into=argument)
    changes = section(told(cast.taeho), "What changed")
    assert f"{argument.claim}: too few votes yet → many unsure without a new vote: 0 of 2 agree" in changes


def test_a_label_that_who_may_vote_alone_moved_is_news(cast, initiative, argument):
    vote(cast, argument, jiwoo=0)
    dispatch(cast.workspace.pk)
    for who in (cast.hana, cast.dohyun):
        membership = Membership.objects.select_related("workspace").get(user=who)
        people.end_membership(by=cast.actor(cast.jiwoo, TUESDAY), membership=membership)
    dispatch(cast.workspace.pk)
    assert Tally.objects.get().label == "many_unsure"
    assert "too few votes yet → many unsure" in section(told(cast.taeho), "What changed")


def test_under_five_votes_no_digest_tells_a_percentage(cast, initiative, argument):
    vote(cast, argument, jiwoo=1, minji=1, hana=1, dohyun=-1)
    assert "%" not in told(cast.taeho)


def test_results_at_close_are_not_told_before(cast):
    initiative = open_initiative(cast, results="at_close")
    argument = argue(cast, initiative, "Something to judge")
    vote(cast, argument, jiwoo=1, minji=1, hana=1, dohyun=1)
    text = told(cast.taeho)
    assert "new votes, shown when voting ends" in text
    assert "4 votes" not in text
    assert not any(f" {word}" in text for word in RESULTS_WORDS)


def test_one_s_own_acts_are_left_out(cast, initiative, argument):
    text = told(cast.hana)
    assert "AI-1#1" not in text
    assert "AI-1#1" in KeptMail.objects.get(to="taeho@madang.example").text


def test_replies_to_what_one_wrote_stand_on_their_own(cast, initiative, argument):
    by = cast.actor(cast.dohyun, TUESDAY)
    arguments.respond(by=by, parent=argument, relation="rebuts", claim="It does not")
    discussion.add_comment(by=by, initiative=initiative, argument=argument, text="A remark")
    yours = section(told(cast.hana), "On yours")
    assert "Rebuts AI-1#2 It does not: rebuts AI-1#1 · it is on yours" in yours
    assert "1 new comment" in yours
    assert "On yours" not in KeptMail.objects.get(to="taeho@madang.example").text


def test_a_new_argument_without_a_source_is_marked_so(cast, initiative, argument):
    sourced = argue(cast, initiative, "Well founded")
    sources.add_evidence(
        by=cast.actor(cast.hana, TUESDAY), argument=sourced, source={"url": "https://law.example/1"}
    )
    new = section(told(cast.taeho), "New arguments · 2")
    assert "AI-1#1 One voice carries further when norms are written: needs a source" in new
    assert "Well founded: you are a member" in new


def test_the_first_source_of_an_argument_is_news(cast, initiative, argument):
    by = cast.actor(cast.dohyun, TUESDAY)
    sources.add_evidence(by=by, argument=argument, source={"url": "https://law.example/1"})
    assert "first source, added by Trade · you wrote it" in told(cast.hana)


def test_an_answered_challenge_is_news(cast, initiative, challenge):
    by = cast.actor(cast.hana, TUESDAY)
    arguments.respond(by=by, parent=challenge, relation="answers", claim="A joint text")
    assert "has its first answer" in section(told(cast.taeho), "What changed")


def test_what_was_hidden_or_withdrawn_in_the_window_is_not_told(cast, initiative, argument):
    argue(cast, initiative, "Withdrawn at once")
    arguments.withdraw_argument(by=cast.actor(cast.hana, TUESDAY), argument=Argument.objects.get(number=2))
    Argument.objects.filter(number=1).update(
        hidden_at=TUESDAY, hidden_by=cast.minji, hidden_reason="A person is named"
    )
    text = told(cast.taeho)
    assert "One voice carries" not in text
    assert "New arguments" not in text


def test_what_the_reader_may_not_see_any_more_is_left_out(cast, initiative, argument):
    plan()
    Initiative.objects.update(audience="named")
    NamedReader.objects.create(initiative=initiative, user=cast.dohyun)
    send()
    assert (mail_to(cast.taeho).state, mail_to(cast.taeho).reason) == ("skipped", "empty")
    assert "One voice" in KeptMail.objects.get(to="dohyun@madang.example").text


def test_an_empty_digest_is_not_sent_unless_one_wants_it(cast):
    Subscription.objects.filter(user=cast.taeho).update(even_if_empty=True)
    assert told(cast.hana) == ""
    assert mail_to(cast.hana).reason == "empty"
    assert subject(cast.taeho) == "Nothing new in AI & Digital Diplomacy"


def test_who_mutes_an_initiative_hears_nothing_of_it(cast, initiative, argument):
    Follow.objects.create(user=cast.taeho, initiative=initiative, level="nothing")
    assert told(cast.taeho) == ""


def test_more_than_seven_lines_are_folded(cast, initiative):
    for number in range(9):
        argue(cast, initiative, f"Claim {number}")
    text = told(cast.taeho)
    assert section(text, "New arguments · 9").count("* ") == 7
    assert "and 2 more: " in text


def test_what_closes_within_fourteen_days_is_coming_up(cast):
    open_initiative(cast, closes_at=DUE + timedelta(days=10))
    open_initiative(cast, closes_at=DUE + timedelta(days=20))
    coming = section(told(cast.taeho), "Coming up")
    assert "Thu 21 May, 08:00 KST AI-1" in coming
    assert "AI-2" not in coming


def test_the_facilitator_s_note_stands_on_top_once(cast, initiative):
    digests.write_note(
        by=cast.actor(cast.minji, TUESDAY), workspace=cast.workspace, text="Read  the\nchallenges."
    )
    assert "“Read the challenges.” — Minji Seo" in told(cast.taeho)
    argue(cast, initiative, "Something new")
    assert "Read the challenges" not in told(cast.taeho, DUE + WEEK)


def test_a_korean_reader_gets_korean_dates_and_words(cast, initiative, argument):
    User.objects.filter(pk=cast.taeho.pk).update(language="ko")
    text = told(cast.taeho)
    assert "5월 4–10일" in text.splitlines()[0]
    assert "One voice carries further" in text


def test_text_only_means_no_html(cast, initiative):
    Subscription.objects.filter(user=cast.taeho).update(text_only=True)
    told(cast.taeho)
    assert KeptMail.objects.get(to="taeho@madang.example").html == ""


def test_text_and_html_tell_the_same(cast, initiative, argument, challenge):
    text = told(cast.taeho)
    html = KeptMail.objects.get(to="taeho@madang.example").html
    seen = " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
    for line in text.splitlines():
        if line.startswith("* "):
            head, _colon, tail = line[2:].partition(": ")
            assert head in seen
            assert tail in seen


def test_nothing_in_a_mail_is_loaded_from_elsewhere_and_it_stays_small(cast, initiative, argument):
    told(cast.taeho)
    html = KeptMail.objects.get(to="taeho@madang.example").html
    assert "src=" not in html
    assert "url(" not in html
    assert len(html.encode()) < 100_000


def test_what_people_write_stays_text(cast, initiative):
    argue(cast, initiative, "<script>alert(1)</script> & <b>bold</b>")
    told(cast.taeho)
    html = KeptMail.objects.get(to="taeho@madang.example").html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_the_same_rows_give_the_same_bytes(cast, initiative, argument, challenge):
    told(cast.taeho)
    first = KeptMail.objects.order_by("pk").values_list("to", "subject", "headers", "text", "html")
    first = {row[0]: row for row in first}
    OutgoingMail.objects.update(state="planned", settled_at=None)
    KeptMail.objects.all().delete()
    send()
    again = {row[0]: row for row in KeptMail.objects.values_list("to", "subject", "headers", "text", "html")}
    assert again == first


def test_an_ended_membership_is_no_reader_even_of_what_is_public(cast, initiative, argument):
    plan()
    Initiative.objects.update(audience="public")
    Membership.objects.filter(user=cast.hana).update(ended_at=timezone.now())
    send()
    assert mail_to(cast.hana).reason == "no_access"


def test_a_decision_is_to_be_confirmed_by_who_speaks_for_a_lead_party(cast, initiative):
    initiatives.change_stage(by=cast.actor(cast.minji, TUESDAY), initiative=initiative, to="deciding")
    decisions.propose_decision(
        by=cast.actor(cast.minji, TUESDAY), initiative=initiative, outcome="adopt", rationale="It helps."
    )
    assert "a decision waits for your organisation's word." in told(cast.hana)
    assert "a decision is proposed: adopt" in unwrapped(KeptMail.objects.get(to=cast.taeho.email).text)
    assert "waits for your" not in unwrapped(KeptMail.objects.get(to=cast.dohyun.email).text)
