"""Links over REST: both ends by type and id, and what is said of each."""

from django.conf import settings

from deliberation.models import Link
from tests.api.client import caller
from tests.cast import argue
from tests.scene import set_scene


def named(thing, place, kind: str) -> dict:
    return {"thing_type": "agreement", "thing": str(thing.pk), "place_type": kind, "place": str(place.pk)}


def test_a_link_says_what_stands_at_both_ends(cast, hana):
    scene = set_scene(cast)
    made = hana.post("links", named(scene.agreement, scene.initiative, "initiative") | {"note": "Article 2"})
    assert made.status_code == 201
    told = made.json()
    assert told["thing"] == {
        "type": "agreement",
        "id": str(scene.agreement.pk),
        "title": "Memorandum of two ministries",
        "html_url": f"{settings.BASE_URL}/w/AI/agreements/{scene.agreement.pk}/",
    }
    place = (scene.initiative.title, f"{settings.BASE_URL}/i/AI-1/")
    assert (told["place"]["title"], told["place"]["html_url"]) == place
    assert (told["note"], told["permissions"]) == ("Article 2", {"remove": True})
    assert hana.get(f"links/{told['id']}").json() == told


def test_evidence_is_a_place_of_its_own(cast, hana):
    scene = set_scene(cast)
    told = hana.post("links", named(scene.agreement, scene.evidence, "evidence")).json()
    assert told["place"]["html_url"].endswith(f"/i/AI-1/1/#evidence-{scene.evidence.pk}")
    assert told["initiative"] == str(scene.initiative.pk)


def test_links_are_listed_by_either_end(cast, hana):
    scene = set_scene(cast)
    other = argue(cast, scene.initiative, "Another one")
    hana.post("links", named(scene.agreement, other, "argument"))
    of_other = hana.get(f"links?place_type=argument&place={other.pk}").json()["results"]
    assert [one["place"]["title"] for one in of_other] == ["Another one"]
    assert len(hana.get(f"links?thing={scene.agreement.pk}").json()["results"]) == 2
    assert hana.get("links?thing_type=commitment").json()["results"] == []


def test_the_same_twice_conflicts_and_what_is_not_there_is_named(cast, hana):
    scene = set_scene(cast)
    twice = hana.post("links", named(scene.agreement, scene.argument, "argument"))
    assert (twice.status_code, twice.json()["code"]) == (409, "linked_already")
    wrong = hana.post("links", named(scene.argument, scene.agreement, "argument"))
    assert (wrong.status_code, {fault["field"] for fault in wrong.json()["errors"]}) == (422, {"thing"})


def test_whoever_made_a_link_takes_it_away(cast, hana):
    scene = set_scene(cast)
    assert caller(cast.dohyun).delete(f"links/{scene.link.pk}").status_code == 403
    assert hana.delete(f"links/{scene.link.pk}").status_code == 204
    assert not Link.objects.exists()
