import pytest
import time_machine

from deliberation.models import Initiative


@pytest.fixture
def path(challenge):
    return f"arguments/{challenge.pk}/challenge"


@time_machine.travel("2026-05-04T20:00:00Z", tick=False)  # the fifth in Seoul
def test_answered_and_overdue_are_told_with_the_argument_and_its_handling(hana, challenge, path):
    hana.patch(path, {"due": "2026-05-04"}, If_Match="*")
    assert hana.get(path).json()["overdue"] is True
    hana.post(f"arguments/{challenge.pk}/responses", {"relation": "answers", "claim": "By turns"})
    hana.patch(path, {"status": "mitigated"}, If_Match="*")
    told = hana.get(f"arguments/{challenge.pk}").json()["challenge"]
    assert (told["answered"], told["overdue"], told["status"]) == (True, False, "mitigated")
    assert hana.get(path).json()["answered"] is True


def test_the_history_says_who_moved_it_from_where_to_where(hana, minji, taeho, path):
    hana.patch(path, {"status": "in_hand"}, If_Match="*")
    minji.patch(path, {"likelihood": 4}, If_Match="*")
    steps = taeho.get(f"{path}/history").json()["results"]
    assert [(one["by"]["name"], one["before"], one["after"], one["fields"]) for one in steps] == [
        ("Minji Seo", "in_hand", "in_hand", ["likelihood"]),
        ("Hana Kim", "unhandled", "in_hand", ["status"]),
    ]


def test_who_does_not_see_it_is_not_made_responsible(hana, cast, path):
    for stranger in (cast.ben, cast.yuna):
        refusal = hana.patch(path, {"responsible": str(stranger.pk)}, If_Match="*")
        assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, "responsible")


def test_a_reader_from_outside_gets_no_names(ben, hana, cast, path):
    hana.patch(path, {"responsible": str(cast.hana.pk)}, If_Match="*")
    Initiative.objects.update(audience="public")
    assert ben.get(path).status_code == 404
    assert ben.get(f"{path}/history").status_code == 404
