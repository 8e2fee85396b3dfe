from tests.api.client import caller


def member(who, name):
    rows = who.get("workspaces/AI/members").json()["results"]
    return next(row for row in rows if row["name"] == name)


def test_members_see_their_workspace_and_strangers_do_not(hana, ben):
    assert hana.get("workspaces").json()["results"][0]["key"] == "AI"
    assert ben.get("workspaces").json()["results"] == []
    for path in ("workspaces/AI", "workspaces/AI/members", "workspaces/AI/organisations"):
        assert ben.get(path).status_code == 404


def test_who_has_left_is_not_listed(hana):
    names = [row["name"] for row in hana.get("workspaces/AI/members").json()["results"]]
    assert names == sorted(names)
    assert "Yuna Jung" not in names


def test_owners_change_a_membership_that_they_saw(cast, hana):
    jiwoo = caller(cast.jiwoo)
    url = member(jiwoo, "Taeho Lim")["url"]
    seen = jiwoo.get(url)["ETag"]
    assert hana.patch(url, {"role": "owner"}, If_Match=seen).status_code == 403
    assert jiwoo.patch(url, {"role": "analyst"}).status_code == 428
    assert jiwoo.patch(url, {"role": "analyst"}, If_Match=seen).json()["role"] == "analyst"
    assert jiwoo.patch(url, {"role": "observer"}, If_Match=seen).status_code == 412


def test_the_last_owner_stays(cast):
    jiwoo = caller(cast.jiwoo)
    refusal = jiwoo.delete(member(jiwoo, "Jiwoo Cho")["url"])
    assert (refusal.status_code, refusal.json()["code"]) == (409, "last_owner")


def test_an_ended_membership_ends_every_right(cast, taeho):
    jiwoo = caller(cast.jiwoo)
    assert jiwoo.delete(member(jiwoo, "Taeho Lim")["url"]).status_code == 204
    assert taeho.get("workspaces/AI").status_code == 404


def test_owners_add_an_organisation_with_the_scope_admin(cast, hana):
    body = {"name_en": "Ministry of Justice", "short_name_en": "Justice"}
    path = "workspaces/AI/organisations"
    assert hana.post(path, body).status_code == 403
    assert caller(cast.jiwoo, "read", "write").post(path, body).status_code == 403
    answer = caller(cast.jiwoo).post(path, body)
    assert hana.get(answer["Location"]).json()["name_en"] == "Ministry of Justice"
    assert caller(cast.jiwoo).post(path, body).json()["errors"][0]["code"] == "taken"
