"""Workspaces that people make for themselves, their settings, and their organisations."""

import pytest
from django.db import transaction

from accounts.models import Membership, Organisation, User, Workspace
from accounts.models.workspaces import FOLLOW_UP
from deliberation.actions import people, workspaces
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.models import LedgerEntry
from deliberation.permissions import Actor
from tests.cast import gather
from tests.deliberation.test_dispatch import together

NEW = {"key": "GREEN", "name": "Green growth", "organisation": "Ministry of Environment", "short_name": "Env"}


def found(who, **fields):
    return workspaces.found_workspace(by=Actor(user=who), **NEW | fields)


def test_an_owner_makes_another_workspace_and_owns_it(cast):
    workspace = found(cast.jiwoo, language="ko")
    [member] = Membership.objects.filter(workspace=workspace)
    assert (member.user, member.role, member.speaks_for) == (cast.jiwoo, "owner", True)
    assert member.organisation.name_en == "Ministry of Environment"
    dispatch(workspace.pk)
    verbs = LedgerEntry.objects.filter(workspace=workspace).values_list("activity__verb", flat=True)
    assert list(verbs.order_by("seq")) == ["workspace.created", "organisation.added", "membership.joined"]


@pytest.mark.parametrize("who", ["minji", "hana", "taeho", "ben", "yuna"])
def test_nobody_else_does(cast, who):
    with pytest.raises(NotAllowed):
        found(getattr(cast, who))
    assert Workspace.objects.count() == 1


def test_an_operator_makes_the_first_one(db):
    operator = User.objects.create_superuser("ops@madang.example", None, name="Ops")
    assert found(operator).memberships.get().user == operator


def test_all_faults_of_a_new_workspace_are_told_at_once(cast):
    with pytest.raises(Invalid) as refusal:
        found(cast.jiwoo, key="green", name=" ", organisation="", short_name="x" * 41)
    assert {fault.field for fault in refusal.value.faults} == {"key", "name", "organisation", "short_name"}
    with pytest.raises(Invalid) as refusal:
        found(cast.jiwoo, key="AI")
    assert refusal.value.faults[0].code == "taken"
    assert Workspace.objects.count() == 1


def test_settings_change_and_the_key_does_not(cast):
    by = cast.actor(cast.jiwoo)
    changed = workspaces.change_workspace(
        by=by, workspace=cast.workspace, version=1, name=" Digital\nDiplomacy ", digest_cadence="daily"
    )
    assert (changed.name, changed.digest_cadence, changed.version) == ("Digital Diplomacy", "daily", 2)
    with pytest.raises(Stale):
        workspaces.change_workspace(by=by, workspace=cast.workspace, version=1, name="Mine")
    with pytest.raises(Invalid):
        workspaces.change_workspace(by=by, workspace=cast.workspace, key="ZZ")


def test_a_new_workspace_follows_nothing_up_until_its_owner_switches_a_part_on(cast):
    by = cast.actor(cast.jiwoo)
    green = found(cast.jiwoo)
    assert not green.follows_up
    green = workspaces.change_workspace(by=by, workspace=green, keeps_register=True)
    assert [part for part in FOLLOW_UP if getattr(green, part)] == ["keeps_register"]


@pytest.mark.parametrize(
    "wrong", [{"time_zone": "Asia/Pusan"}, {"language": "de"}, {"name": ""}, {"demands_provider": "nowhere"}]
)
def test_what_cannot_be_is_refused(cast, wrong):
    with pytest.raises(Invalid) as refusal:
        workspaces.change_workspace(by=cast.actor(cast.jiwoo), workspace=cast.workspace, **wrong)
    assert refusal.value.faults[0].field == next(iter(wrong))


def test_a_provider_of_the_site_can_be_demanded(cast, settings):
    app = {"provider_id": "gov", "name": "Government"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    changed = workspaces.change_workspace(
        by=cast.actor(cast.jiwoo), workspace=cast.workspace, demands_provider="gov"
    )
    assert changed.demands_provider == "gov"


def test_an_organisation_is_part_of_another_but_never_of_itself(cast):
    by = cast.actor(cast.jiwoo)
    edit = workspaces.edit_organisation
    edit(by=by, organisation=cast.msit, parent=cast.mofa)
    edit(by=by, organisation=cast.trade, parent=cast.msit)
    for above in (cast.mofa, cast.msit, cast.trade):
        with pytest.raises(Invalid) as refusal:
            edit(by=by, organisation=cast.mofa, parent=Organisation.objects.get(pk=above.pk))
        assert refusal.value.faults[0].code == "cycle"
    assert Organisation.objects.get(pk=cast.mofa.pk).parent is None


def test_its_name_stays_its_own(cast):
    with pytest.raises(Invalid) as refusal:
        workspaces.edit_organisation(
            by=cast.actor(cast.jiwoo), organisation=cast.msit, name_en="Ministry of Trade"
        )
    assert refusal.value.faults[0].field == "name_en"


def test_only_what_nobody_spoke_for_and_nothing_names_is_removed(cast):
    by = cast.actor(cast.jiwoo)
    with transaction.atomic(), pytest.raises(NotNow):
        workspaces.remove_organisation(by=by, organisation=cast.trade)
    unused = people.add_organisation(
        by=by, workspace=cast.workspace, name_en="Typo", short_name_en="Typo", parent=cast.trade
    )
    workspaces.remove_organisation(by=by, organisation=unused)
    assert Organisation.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_that_become_part_of_each_other_at_once_do_not():
    cast = gather()
    pairs = iter([(cast.mofa, cast.msit), (cast.msit, cast.mofa)])

    def become():
        one, other = next(pairs)
        try:
            workspaces.edit_organisation(by=cast.actor(cast.jiwoo), organisation=one, parent=other)
        except Invalid:
            return

    together(become, times=2)
    assert Organisation.objects.exclude(parent=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_key_or_name_at_once_is_taken_once_and_refused_to_the_other():
    cast, refused = gather(), []

    def make():
        try:
            found(cast.jiwoo)
        except Invalid as refusal:
            refused.append(refusal.faults[0].field)

    def add():
        names = {"name_en": "Ministry of Environment", "short_name_en": "Env"}
        try:
            people.add_organisation(by=cast.actor(cast.jiwoo), workspace=cast.workspace, **names)
        except Invalid as refusal:
            refused.append(refusal.faults[0].field)

    together(make, times=6)
    together(add, times=6)
    assert refused == ["key"] * 5 + ["name_en"] * 5
    assert Workspace.objects.count() == 2
