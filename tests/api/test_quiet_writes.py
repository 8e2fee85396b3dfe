"""`?notify=false`: an import tells nobody, for those who steer and for services."""

import pytest

from accounts.actions import create_token
from accounts.models import User
from deliberation import dispatch
from deliberation.models import Activity, Argument, Notification
from tests.api.client import Caller, caller
from tests.api.contract import operations

BODY = {"kind": "challenge", "claim": "Who pays for the secretariat?"}


@pytest.fixture
def path(initiative, cast):
    caller(cast.hana).put(f"initiatives/{initiative.pk}/follow", {"level": "everything"})
    return f"initiatives/{initiative.pk}/arguments"


def told(cast) -> int:
    dispatch.dispatch(cast.workspace.pk)
    return Notification.objects.filter(user=cast.hana, activity__verb="argument.added").count()


def test_who_follows_is_told_and_quietly_is_not(cast, minji, path):
    assert minji.post(f"{path}?notify=false", BODY).status_code == 201
    assert told(cast) == 0
    assert minji.post(f"{path}?notify=true", BODY | {"claim": "Who reads it?"}).status_code == 201
    assert told(cast) == 1
    assert list(
        Activity.objects.filter(verb="argument.added").order_by("pk").values_list("quiet", flat=True)
    ) == [
        True,
        False,
    ]


def test_a_service_writes_quietly_whatever_its_role(cast, path):
    _token, text = create_token(user=cast.dohyun, name="Import", scopes=("read", "write"))
    User.objects.filter(pk=cast.dohyun.pk).update(kind="service")
    service = Caller({"Authorization": f"Bearer {text}"})
    assert service.post(f"{path}?notify=false", BODY).status_code == 201
    assert told(cast) == 0


@pytest.mark.parametrize("who", ["hana", "taeho"])
def test_others_may_not_and_nothing_happens(cast, path, who):
    refusal = caller(getattr(cast, who)).post(f"{path}?notify=false", BODY)
    assert (refusal.status_code, refusal.json()["code"]) == (403, "not_allowed")
    assert "facilitators" in refusal.json()["detail"]
    assert not Argument.objects.exists()


def test_who_steers_elsewhere_may_not_here(cast, path, monkeypatch):
    monkeypatch.setattr("deliberation.api.doors.can_ever_act_quietly", lambda by: True)
    refusal = caller(cast.hana).post(f"{path}?notify=false", BODY)
    assert (refusal.status_code, Argument.objects.count()) == (403, 0)


def test_permissions_in_the_answer_are_the_same(minji, path):
    answers = [minji.post(f"{path}?notify={said}", BODY).json() for said in ("false", "true")]
    assert answers[0]["permissions"] == answers[1]["permissions"]


def test_what_tells_nobody_takes_no_such_word(minji, argument):
    assert minji.put(f"arguments/{argument.pk}/vote?notify=false", {"value": 1}).status_code == 422


@pytest.mark.parametrize("said", ["no", "0", "False", ""])
def test_it_is_true_or_false(minji, path, said):
    assert minji.post(f"{path}?notify={said}", BODY).status_code == 422


@pytest.mark.django_db
def test_reading_is_never_quiet():
    for name, (method, _path, operation) in operations().items():
        names = {one["name"] for one in operation.get("parameters", [])}
        assert not (method == "get" and "notify" in names), name
