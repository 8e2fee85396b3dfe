"""What follows when somebody's role or organisation changes, when one leaves, and when one comes back."""

import pytest
from django.utils import timezone

from accounts.actions import create_token
from accounts.models import Membership, OutgoingMail, User
from deliberation.actions import actions, discussion, mail, operators, people, readers
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.models import Action, Activity, Initiative, NamedReader, Notification, Subscription
from deliberation.permissions import Actor
from deliberation.todo import of
from tests.cast import MONDAY, open_initiative

LATER = MONDAY.replace(day=25)


def member(who):
    return Membership.objects.select_related("workspace").get(user=who)


def end(cast, who, by=None, at=MONDAY):
    people.end_membership(by=cast.actor(by or cast.jiwoo, at), membership=member(who))


def come_back(cast, who, at=LATER, **fields):
    by = Actor(system_name="setup", acted_at=at)
    given = {"organisation": cast.trade, "role": "analyst"} | fields
    return people.join(by=by, workspace=cast.workspace, user=who, **given)


@pytest.fixture
def task(cast, initiative):
    return actions.add_action(
        by=cast.actor(cast.minji, MONDAY), initiative=initiative, text="Draft a budget", owner=cast.hana
    )


@pytest.mark.parametrize("change", ["leaves", "observes"])
def test_what_there_was_to_do_goes_to_who_facilitates(cast, task, change):
    if change == "leaves":
        end(cast, cast.hana)
    else:
        people.change_membership(by=cast.actor(cast.jiwoo), membership=member(cast.hana), role="observer")
    task.refresh_from_db()
    assert task.owner is None
    [doing] = [one for one in of(cast.minji, MONDAY) if one.code == "unowned_action"]
    assert (doing.count, doing.path) == (1, "/i/AI-1/actions/")
    dispatch(cast.workspace.pk)
    told = Notification.objects.filter(activity__verb="action.handed_on")
    assert set(told.values_list("user__name", flat=True)) == {"Minji Seo"}  # Jiwoo did it
    actions.edit_action(by=cast.actor(cast.minji), action=task, version=task.version, owner=cast.dohyun)
    assert Action.objects.get().owner == cast.dohyun


def to_give_out(who):
    return [one.count for one in of(who, MONDAY) if one.code == "unowned_action"]


def test_what_somebody_has_who_is_shut_out_is_given_out_as_long_as_that_lasts(cast, task):
    operator = User.objects.create_superuser("operator@madang.example", name="Olga Operator")
    assert to_give_out(cast.minji) == []
    operators.deactivate_user(by=Actor(user=operator), user=cast.hana)
    assert to_give_out(cast.minji) == [1]
    operators.reactivate_user(by=Actor(user=operator), user=cast.hana)
    assert to_give_out(cast.minji) == []


def test_what_went_to_somebody_who_left_at_that_moment_is_given_out(cast, task):
    Action.objects.update(owner=cast.yuna)  # as an edit does that asked before she left
    assert to_give_out(cast.minji) == [1]


def test_what_is_done_stays_with_who_did_it(cast, task):
    actions.finish_action(by=cast.actor(cast.hana), action=task)
    end(cast, cast.hana)
    assert Action.objects.get().owner == cast.hana


def test_who_leaves_is_named_nowhere_any_more_and_comes_back_to_nothing(cast):
    few = open_initiative(cast, audience="named")
    readers.name_reader(by=cast.actor(cast.minji), initiative=few, user=cast.dohyun)
    end(cast, cast.dohyun)
    come_back(cast, cast.dohyun)
    assert not NamedReader.objects.exists()
    assert not Initiative.objects.visible_to(cast.dohyun).filter(pk=few.pk).exists()


def test_who_comes_back_states_no_position_until_named_anew(cast):
    end(cast, cast.hana)
    assert not member(cast.hana).speaks_for
    assert not come_back(cast, cast.hana).speaks_for


def test_another_organisation_has_to_name_who_states_its_position(cast):
    by = cast.actor(cast.jiwoo)
    changed = people.change_membership(by=by, membership=member(cast.hana), organisation=cast.trade)
    assert not changed.speaks_for
    changed = people.change_membership(
        by=by, membership=changed, organisation=cast.msit, speaks_for=True, version=changed.version
    )
    assert changed.speaks_for


def test_an_organisation_of_another_workspace_is_refused(cast):
    elsewhere = people.create_workspace(by=Actor.system("setup"), key="ZZ", name="Elsewhere")
    other = people.add_organisation(
        by=Actor.system("setup"), workspace=elsewhere, name_en="Other", short_name_en="Other"
    )
    with pytest.raises(Invalid):
        people.change_membership(by=cast.actor(cast.jiwoo), membership=member(cast.hana), organisation=other)


def test_a_change_of_what_somebody_changed_meanwhile_is_refused(cast):
    by = cast.actor(cast.jiwoo)
    people.change_membership(by=by, membership=member(cast.hana), version=1, role="observer")
    with pytest.raises(Stale):
        people.change_membership(by=by, membership=member(cast.hana), version=1, role="owner")


def test_what_changes_nothing_is_not_news(cast):
    people.change_membership(by=cast.actor(cast.jiwoo), membership=member(cast.hana), role="analyst")
    assert not Activity.objects.filter(verb="membership.changed").exists()


def test_an_ended_membership_is_not_changed(cast):
    with pytest.raises(NotNow):
        people.change_membership(by=cast.actor(cast.jiwoo), membership=member(cast.yuna), role="owner")


def test_everybody_may_leave_but_with_a_token_to_read_nobody_does(cast):
    token, _text = create_token(user=cast.hana, name="Reads", scopes=("read",))
    with pytest.raises(NotAllowed):
        people.end_membership(by=Actor(user=cast.hana, token=token), membership=member(cast.hana))
    end(cast, cast.hana, by=cast.hana)
    assert not member(cast.hana).is_active


def test_mail_that_was_planned_is_not_sent_to_who_has_left(cast, initiative):
    text = f"[@Hana](mention:{cast.hana.pk}), who pays?"
    discussion.add_comment(by=cast.actor(cast.minji), initiative=initiative, text=text)
    dispatch(cast.workspace.pk)
    assert OutgoingMail.objects.filter(person=cast.hana).exists()
    end(cast, cast.hana)
    mail.send_due(timezone.now())
    notice = OutgoingMail.objects.get(person=cast.hana)
    assert (notice.state, notice.reason) == ("skipped", "no_access")


def test_a_digest_that_was_planned_is_not_sent_to_who_has_left(cast, initiative):
    dispatch(cast.workspace.pk)
    mail.plan_due(LATER)
    end(cast, cast.hana)
    mail.send_due(LATER)
    digest = OutgoingMail.objects.get(person=cast.hana, key__startswith="digest:")
    assert (digest.state, digest.reason) == ("skipped", "no_access")


def test_who_comes_back_hears_nothing_of_the_time_in_between(cast):
    end(cast, cast.hana)
    come_back(cast, cast.hana)
    subscription = Subscription.objects.get(user=cast.hana)
    assert subscription.through_at.isoformat() == "2026-05-24T23:00:00+00:00"  # the Monday before LATER
    assert subscription.due_at > LATER
