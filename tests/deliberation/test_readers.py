import pytest

from deliberation import dispatch
from deliberation.actions import initiatives, readers
from deliberation.errors import Invalid, NotAllowed
from deliberation.models import Activity, Initiative, NamedReader
from tests.cast import MONDAY, draft_initiative


@pytest.fixture
def secret(cast):
    """Open, for named members only: Minji's."""
    by = cast.actor(cast.minji, MONDAY)
    draft = draft_initiative(cast, audience="named")
    return initiatives.change_stage(by=by, initiative=draft, to="open", closes_at=MONDAY.replace(year=2030))


def name(cast, initiative, user, **more):
    return readers.name_reader(by=cast.actor(cast.minji), initiative=initiative, user=user, **more)


def sees(user) -> bool:
    return Initiative.objects.visible_to(user).exists()


def test_who_is_named_sees_it_and_may_vote_until_named_no_longer(cast, secret):
    assert not sees(cast.dohyun)
    before = Initiative.objects.get().electorate
    name(cast, secret, cast.dohyun)
    dispatch.dispatch(cast.workspace.pk)
    assert sees(cast.dohyun)
    assert Initiative.objects.get().electorate == before + 1
    readers.unname_reader(by=cast.actor(cast.minji), initiative=secret, user=cast.dohyun)
    dispatch.dispatch(cast.workspace.pk)
    assert not sees(cast.dohyun)
    assert Initiative.objects.get().electorate == before


def test_a_co_editor_edits_the_draft(cast, draft):
    name(cast, draft, cast.dohyun, may_edit=True)
    edited = initiatives.edit_initiative(
        by=cast.actor(cast.dohyun), initiative=draft, version=None, title="Better"
    )
    assert edited.title == "Better"


@pytest.mark.parametrize("who", ["ben", "yuna"])
def test_only_active_members_are_named(cast, secret, who):
    with pytest.raises(Invalid):
        name(cast, secret, getattr(cast, who))
    assert not NamedReader.objects.exists()


def test_named_twice_is_named_once(cast, secret):
    assert name(cast, secret, cast.dohyun) == name(cast, secret, cast.dohyun)
    assert Activity.objects.filter(verb="initiative.reader_named").count() == 1


def test_an_analyst_names_nobody_in_what_is_open(cast, initiative):
    with pytest.raises(NotAllowed):
        readers.name_reader(by=cast.actor(cast.hana), initiative=initiative, user=cast.dohyun)
