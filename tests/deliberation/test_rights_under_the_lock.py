"""Whoever waits for the workspace's lock may have lost, meanwhile, what the page that was read still gave."""

from functools import partial

import pytest
from django.db import transaction

from accounts.models import Invitation, Membership, Organisation, User, Workspace
from deliberation.actions import invitations, people, services, workspaces
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow
from deliberation.models import Activity
from deliberation.permissions.workspaces import workspaces_of
from tests.cast import MONDAY, gather
from tests.deliberation.test_dispatch import together
from tests.deliberation.test_invitations import accept, link


def as_read_by(who: User, noun):
    """The noun as a door found it for ``who``: its workspace carries the rights of that moment."""
    noun.workspace = workspaces_of(who).get()
    return noun


def of(user: User) -> Membership:
    return Membership.objects.get(user=user)


def service(cast):
    by = cast.actor(cast.jiwoo)
    return services.add_service(
        by=by, workspace=cast.workspace, name="Import", organisation=cast.msit, role="analyst"
    )


# What each does, given who acts and the workspace and nouns as they were read.
def invites_by_mail(by, cast, read):
    invitations.invite_by_mail(by=by, workspace=read, emails=["a@b.example"], organisation=cast.msit)


def invites_by_link(by, cast, read):
    invitations.invite_by_link(by=by, workspace=read, organisation=cast.msit)


def sends_again(by, cast, read):
    invitations.resend_invitation(by=by, invitation=as_read_by(by.user, Invitation.objects.get()))


def takes_back(by, cast, read):
    invitations.revoke_invitation(by=by, invitation=as_read_by(by.user, Invitation.objects.get()))


def adds_an_organisation(by, cast, read):
    people.add_organisation(by=by, workspace=read, name_en="Mine", short_name_en="Mine")


def renames_an_organisation(by, cast, read):
    organisation = as_read_by(by.user, Organisation.objects.get(pk=cast.trade.pk))
    workspaces.edit_organisation(by=by, organisation=organisation, name_en="Mine")


def removes_an_organisation(by, cast, read):
    organisation = as_read_by(by.user, Organisation.objects.get(name_en="Unused"))
    workspaces.remove_organisation(by=by, organisation=organisation)


def changes_settings(by, cast, read):
    workspaces.change_workspace(by=by, workspace=read, name="Mine")


def adds_a_service(by, cast, read):
    services.add_service(by=by, workspace=read, name="Mine", organisation=cast.msit, role="analyst")


def makes_a_token(by, cast, read):
    found = as_read_by(by.user, services.services_of(cast.workspace).get())
    services.create_service_token(by=by, service=found, name="Mine", scopes=["read"])


def changes_a_member(by, cast, read):
    people.change_membership(by=by, membership=as_read_by(by.user, of(cast.hana)), speaks_for=False)


def ends_a_member(by, cast, read):
    people.end_membership(by=by, membership=as_read_by(by.user, of(cast.hana)))


VERBS = [
    invites_by_mail,
    invites_by_link,
    sends_again,
    takes_back,
    adds_an_organisation,
    renames_an_organisation,
    removes_an_organisation,
    changes_settings,
    adds_a_service,
    makes_a_token,
    changes_a_member,
    ends_a_member,
]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
def test_who_loses_the_right_while_waiting_does_it_no_more(cast, monkeypatch, verb):
    jiwoo = cast.actor(cast.jiwoo)
    people.change_membership(by=jiwoo, membership=of(cast.minji), role="owner")
    people.add_organisation(by=jiwoo, workspace=cast.workspace, name_en="Unused", short_name_en="Unused")
    link(cast)
    service(cast)
    read = workspaces_of(cast.minji).get()
    while_waiting(monkeypatch, lambda: Membership.objects.filter(user=cast.minji).update(role="analyst"))
    before = Activity.objects.count()
    with pytest.raises(NotAllowed), transaction.atomic():
        verb(cast.actor(cast.minji), cast, read)
    assert Activity.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_end_each_other_at_once_one_stays():
    cast = gather()
    for who in (cast.minji, cast.hana):
        people.change_membership(by=cast.actor(cast.jiwoo), membership=of(who), role="owner")
    pairs = [(cast.jiwoo, cast.minji), (cast.minji, cast.jiwoo)]
    ends, refused = iter([(by, as_read_by(by, of(whom))) for by, whom in pairs]), []

    def end():
        by, membership = next(ends)
        try:
            people.end_membership(by=cast.actor(by, MONDAY), membership=membership)
        except NotAllowed:
            refused.append(by)

    together(end, times=2)
    assert [of(who).is_active for who in refused] == [False]
    assert Membership.objects.active().filter(role="owner").count() == 2


def test_an_old_link_does_not_win_against_the_one_that_takes_its_place(cast, monkeypatch):
    invitation, secret = link(cast)
    by = cast.actor(cast.jiwoo, MONDAY)
    while_waiting(monkeypatch, lambda: invitations.resend_invitation(by=by, invitation=invitation))
    with pytest.raises(NotFound):
        accept(cast.ben, secret)
    assert not Membership.objects.filter(user=cast.ben).exists()


def test_an_invitation_that_is_used_meanwhile_is_neither_sent_again_nor_taken_back(cast, monkeypatch):
    for verb in (invitations.resend_invitation, invitations.revoke_invitation):
        invitation, secret = link(cast)
        who = User.objects.create_user(f"{invitation.pk}@madang.example", None, name="Sumin")
        while_waiting(monkeypatch, partial(accept, who, secret))
        with pytest.raises(NotNow) as refusal:
            verb(by=cast.actor(cast.jiwoo, MONDAY), invitation=invitation)
        assert refusal.value.code == "invitation_over"


@pytest.mark.parametrize("verb", ["invite", "add_service", "change_member", "add_organisation"])
def test_an_organisation_that_goes_meanwhile_is_refused_like_any_that_is_not_there(cast, monkeypatch, verb):
    by, names = cast.actor(cast.jiwoo), {"name_en": "Unused", "short_name_en": "Unused"}
    gone = people.add_organisation(by=by, workspace=cast.workspace, **names)
    place = {"by": by, "workspace": cast.workspace}
    acts = {
        "invite": partial(invitations.invite_by_link, **place, organisation=gone),
        "add_service": partial(
            services.add_service, **place, organisation=gone, name="Import", role="analyst"
        ),
        "change_member": partial(
            people.change_membership, by=by, membership=of(cast.hana), organisation=gone
        ),
        "add_organisation": partial(
            people.add_organisation, **place, parent=gone, name_en="Mine", short_name_en="Mine"
        ),
    }
    meanwhile = Organisation.objects.get(pk=gone.pk)
    while_waiting(monkeypatch, partial(workspaces.remove_organisation, by=by, organisation=meanwhile))
    with pytest.raises(Invalid) as refusal, transaction.atomic():
        acts[verb]()
    assert [fault.code for fault in refusal.value.faults] == ["unknown"]


def while_waiting(monkeypatch, happens) -> None:
    """Let something happen, once, before the next lock of a workspace is had."""
    waiting, lock = [happens], Workspace.objects.select_for_update

    def wait(**options):
        while waiting:
            waiting.pop()()
        return lock(**options)

    monkeypatch.setattr(Workspace.objects, "select_for_update", wait)
