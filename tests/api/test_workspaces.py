from accounts.models import Organisation, Workspace
from tests.api.client import caller

NEW = {"key": "GREEN", "name": "Green growth", "organisation": "Ministry of Environment", "short_name": "Env"}


def test_an_owner_makes_a_workspace_and_finds_it(cast):
    jiwoo = caller(cast.jiwoo)
    made = jiwoo.post("workspaces", NEW)
    assert made.status_code == 201
    shown = jiwoo.get(made["Location"]).json()
    assert (shown["name"], shown["permissions"]["manage"]) == ("Green growth", True)
    assert [row["key"] for row in jiwoo.get("workspaces").json()["results"]] == ["AI", "GREEN"]


def test_others_make_none(cast, hana, ben):
    for who in (hana, ben, caller(cast.jiwoo, "read", "write")):
        assert who.post("workspaces", NEW).status_code == 403
    assert Workspace.objects.count() == 1


def test_settings_change_for_who_saw_them(cast, hana):
    jiwoo = caller(cast.jiwoo)
    seen = jiwoo.get("workspaces/AI")["ETag"]
    assert hana.patch("workspaces/AI", {"name": "Mine"}, If_Match=seen).status_code == 403
    assert jiwoo.patch("workspaces/AI", {"name": "Diplomacy"}).status_code == 428
    changed = jiwoo.patch("workspaces/AI", {"name": "Diplomacy"}, If_Match=seen)
    assert (changed.json()["name"], changed.json()["version"]) == ("Diplomacy", 2)
    assert jiwoo.patch("workspaces/AI", {"name": "Mine"}, If_Match=seen).status_code == 412
    refusal = jiwoo.patch("workspaces/AI", {"key": "ZZ"}, If_Match="*")
    assert refusal.json()["errors"][0]["code"] == "unknown"


def test_an_organisation_is_edited_and_one_that_nothing_names_removed(cast):
    jiwoo = caller(cast.jiwoo)
    body = {"name_en": "Bureau", "short_name_en": "Bureau", "parent": str(cast.mofa.pk)}
    made = jiwoo.post("workspaces/AI/organisations", body)
    url = made["Location"]
    edited = jiwoo.patch(url, {"name_en": "Bureau of AI", "parent": None}, If_Match=made["ETag"]).json()
    assert (edited["name_en"], edited["parent"]) == ("Bureau of AI", None)
    assert jiwoo.delete(url).status_code == 204
    kept = jiwoo.delete(f"workspaces/AI/organisations/{cast.mofa.pk}")
    assert (kept.status_code, kept.json()["code"]) == (409, "in_use")
    assert Organisation.objects.count() == 3


def test_members_are_found_by_words_role_and_organisation(cast, hana):
    def names(query: str) -> list[str]:
        return [row["name"] for row in hana.get(f"workspaces/AI/members?{query}").json()["results"]]

    assert names("q=kim") == ["Hana Kim"]
    assert names("q=park trade") == ["Dohyun Park"]
    assert names("q=과학기술") == ["Hana Kim"]
    assert names("role=facilitator") == ["Minji Seo"]
    assert names(f"organisation={cast.trade.pk}") == ["Dohyun Park", "Taeho Lim"]
    assert hana.get("workspaces/AI/members?email=x").status_code == 422
