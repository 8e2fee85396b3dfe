"""What a member hears of an initiative."""

import pytest

from deliberation.actions.following import set_follow
from deliberation.errors import Invalid, NotAllowed
from deliberation.models import Activity, Follow
from deliberation.permissions import Actor
from tests.api.client import caller
from tests.doors import DONE, DOORS
from tests.frontend.pages import text_of


@pytest.fixture(params=DOORS)
def door(request):
    return DOORS[request.param]()


def level_of(user) -> str:
    return Follow.objects.get(user=user).level


def test_a_member_chooses_and_chooses_again(door, cast, initiative):
    door.enter(cast.taeho)
    for level in ("everything", "nothing", "nothing", "concerns_me"):
        assert door.follow(initiative, level) == DONE
        assert level_of(cast.taeho) == level


def test_an_unknown_level_is_refused_and_changes_nothing(door, cast, initiative):
    door.enter(cast.taeho)
    for level in ("", "loud"):
        assert door.follow(initiative, level) == 422
    assert not Follow.objects.filter(user=cast.taeho).exists()


def test_whoever_starts_an_initiative_hears_everything(cast, initiative):
    assert level_of(cast.minji) == "everything"


def test_what_one_hears_is_nobody_elses_business(cast, initiative):
    before = Activity.objects.count()
    set_follow(by=cast.actor(cast.hana), initiative=initiative, level="nothing")
    assert Activity.objects.count() == before


def test_a_level_says_what_is_wrong_with_it(cast, initiative):
    with pytest.raises(Invalid) as refused:
        set_follow(by=cast.actor(cast.hana), initiative=initiative, level="loud")
    assert [fault.field for fault in refused.value.faults] == ["level"]


def test_the_system_follows_nothing(cast, initiative):
    with pytest.raises(NotAllowed):
        set_follow(by=Actor.system("calendar"), initiative=initiative, level="everything")


def test_until_something_is_chosen_it_is_what_concerns_one(cast, initiative):
    hana = caller(cast.hana)
    assert hana.get(f"initiatives/{initiative.pk}/follow").json()["level"] == "concerns_me"
    hana.put(f"initiatives/{initiative.pk}/follow", {"level": "everything"})
    assert hana.get(f"initiatives/{initiative.pk}/follow").json()["level"] == "everything"


def test_a_token_that_only_reads_follows_nothing(cast, initiative):
    answer = caller(cast.hana, "read").put(f"initiatives/{initiative.pk}/follow", {"level": "nothing"})
    assert answer.status_code == 403


def test_the_page_says_what_one_hears(cast, initiative, client):
    client.force_login(cast.hana)
    assert "Follow : What concerns me" in text_of(client.get("/i/AI-1/"))
    answer = client.post("/i/AI-1/follow/", {"level": "everything", "next": "/i/AI-1/discussion/"})
    assert answer.headers["Location"] == "/i/AI-1/discussion/"
    assert "Follow : Everything" in text_of(client.get("/i/AI-1/"))


def test_a_reader_from_outside_is_offered_nothing_to_follow(cast, initiative, client):
    type(initiative).objects.update(audience="public")
    client.force_login(cast.ben)
    assert "Follow :" not in text_of(client.get("/i/AI-1/"))
    assert client.post("/i/AI-1/follow/", {"level": "nothing"}).status_code == 403
