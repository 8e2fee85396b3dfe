"""People, organisations and settings of a workspace, as a browser sees them."""

import re
from uuid import UUID

import pytest

from accounts.models import Membership, Organisation, User, Workspace
from deliberation import dispatch
from deliberation.actions.workspaces import found_workspace

from .pages import queries_of, text_of

NEW = {
    "key": "GREEN",
    "name": "Green growth",
    "language": "en",
    "time_zone": "Asia/Seoul",
    "organisation": "Ministry of Environment",
    "short_name": "Environment",
}
SETTINGS = {"name": "Diplomacy", "language": "en", "time_zone": "Asia/Seoul", "digest_cadence": "weekly"}


@pytest.fixture
def jiwoo(cast, browser):
    return browser(cast.jiwoo)


def member(user) -> Membership:
    return Membership.objects.get(user=user)


def test_people_are_found_by_name_organisation_and_role(cast, browser):
    taeho = browser(cast.taeho)
    page = text_of(taeho.get("/w/AI/people/?q=science&role=analyst"))
    assert "Hana Kim" in page
    assert "Dohyun Park" not in page
    assert "Nobody matches" in text_of(taeho.get("/w/AI/people/?q=nobody"))
    assert "Hana Kim" in text_of(taeho.get("/w/AI/people/?role=czar"))


def test_a_long_list_goes_on_where_it_ended_and_costs_no_more(cast, browser):
    few = queries_of(browser(cast.taeho), "/w/AI/people/")
    for number in range(60):
        user = User.objects.create(email=f"n{number}@madang.example", name=f"Voter {number:02}")
        Membership.objects.create(user=user, workspace=cast.workspace, organisation=cast.msit, role="analyst")
    taeho = browser(cast.taeho)
    first = taeho.get("/w/AI/people/?role=analyst")
    following = first.content.decode().split('class="pager"')[1].split('href="')[1].split('"')[0]
    second = text_of(taeho.get("/w/AI/people/" + following.replace("&amp;", "&")))
    names = [f"Voter {number:02}" for number in range(60)]
    assert all((name in text_of(first)) != (name in second) for name in names)
    assert queries_of(taeho, "/w/AI/people/") == few


@pytest.mark.parametrize("after", ["zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz", "1", "\x00", str(UUID(int=7))])
def test_a_list_that_is_to_go_on_behind_nobody_begins_anew(cast, browser, after):
    page = browser(cast.taeho).get("/w/AI/people/", {"after": after})
    assert (page.status_code, "Hana Kim" in text_of(page)) == (200, True)


def test_an_owner_changes_a_role_and_the_page_of_before_conflicts(cast, jiwoo):
    at = f"/w/AI/people/{member(cast.taeho).pk}/"
    fields = {"role": "analyst", "organisation": cast.msit.pk, "version": 1}
    assert "Saved" in text_of(jiwoo.post(at, fields, follow=True))
    assert (member(cast.taeho).role, member(cast.taeho).organisation) == ("analyst", cast.msit)
    assert jiwoo.post(at, fields | {"role": "owner"}).status_code == 409


def test_organisations_are_offered_by_the_reader_s_names_of_them_one_s_own_chosen(cast, jiwoo):
    Organisation.objects.filter(pk=cast.msit.pk).update(name_ko="과학기술정보통신부")
    User.objects.filter(pk=cast.jiwoo.pk).update(language="ko")
    page = jiwoo.get(f"/w/AI/people/{member(cast.hana).pk}/").content.decode()
    choice = page.split('name="organisation"')[1].split("</select>")[0]
    offered = re.findall(r'<option value="\S+"( selected)?>(.*)</option>', choice)
    assert (" selected", "과학기술정보통신부") in offered
    assert [name for _chosen, name in offered] == sorted(
        one.name_in("ko") for one in Organisation.objects.all()
    )


def test_an_organisation_is_called_as_its_reader_calls_it_on_its_page_and_in_the_audit(cast, jiwoo):
    User.objects.filter(pk=cast.jiwoo.pk).update(language="ko")
    at = f"/w/AI/people/organisations/{cast.mofa.pk}/"
    page = jiwoo.get(at).content.decode()
    assert "<h1>외교부</h1>" in page
    assert "<title>외교부 · " in page
    fields = {"name_en": "Foreign Affairs", "short_name_en": "FA", "name_ko": "외교부", "kind": "ministry"}
    jiwoo.post(at, fields | {"version": 1})
    dispatch.dispatch(cast.workspace.pk)
    assert "외교부" in text_of(jiwoo.get("/w/AI/audit/"))
    assert "Foreign Affairs" not in text_of(jiwoo.get("/w/AI/audit/"))


@pytest.mark.parametrize("organisation", [str(UUID(int=7)), "x", ""])
def test_an_organisation_that_is_not_there_is_told_beside_the_choice(cast, jiwoo, organisation):
    refused = jiwoo.post(
        f"/w/AI/people/{member(cast.hana).pk}/", {"role": "analyst", "organisation": organisation}
    )
    assert (refused.status_code, 'id="id_organisation_error"' in refused.content.decode()) == (422, True)


def test_ending_a_membership_says_first_what_follows(cast, jiwoo, browser):
    at = f"/w/AI/people/{member(cast.hana).pk}/end/"
    assert "go to the facilitators" in text_of(jiwoo.get(at))
    assert member(cast.hana).is_active
    assert "Hana Kim is no member any more" in text_of(jiwoo.post(at, follow=True))
    assert browser(cast.hana).get("/w/AI/").status_code == 404


def test_one_leaves_by_oneself_and_ends_nobody_else(cast, browser):
    hana = browser(cast.hana)
    own = f"/w/AI/people/{member(cast.hana).pk}/end/"
    assert own in hana.get("/w/AI/people/").content.decode()
    assert hana.get(f"/w/AI/people/{member(cast.taeho).pk}/end/").status_code == 403
    assert "You have left AI & Digital Diplomacy" in text_of(hana.post(own, follow=True))


def test_the_last_owner_is_told_to_name_another_first(cast, jiwoo):
    refused = jiwoo.post(f"/w/AI/people/{member(cast.jiwoo).pk}/end/")
    assert refused.status_code == 409
    assert "name another owner first" in text_of(refused)


def test_organisations_are_added_edited_and_removed(cast, jiwoo):
    at = "/w/AI/people/organisations/"
    names = {"name_en": "Bureau", "short_name_en": "Bureau", "kind": "agency", "parent": cast.mofa.pk}
    assert "part of Ministry of Foreign Affairs" in text_of(jiwoo.post(at, names, follow=True))
    bureau = Organisation.objects.get(name_en="Bureau")
    jiwoo.post(f"{at}{bureau.pk}/", names | {"name_en": "Bureau of AI", "parent": "", "version": 1})
    assert Organisation.objects.get(pk=bureau.pk).parent is None
    assert "Removed" in text_of(jiwoo.post(f"{at}{bureau.pk}/remove/", follow=True))
    kept = jiwoo.post(f"{at}{cast.mofa.pk}/remove/")
    assert kept.status_code == 409
    assert "so it stays" in text_of(kept)


def test_members_read_the_organisations_and_owners_alone_change_them(cast, browser):
    taeho = browser(cast.taeho)
    page = taeho.get("/w/AI/people/organisations/")
    assert "2 members" in text_of(page)
    assert "Add an organisation" not in text_of(page)
    assert taeho.get(f"/w/AI/people/organisations/{cast.mofa.pk}/").status_code == 403
    assert taeho.get("/w/AI/settings/").status_code == 403


def test_settings_are_saved_and_the_page_of_before_conflicts(cast, jiwoo):
    fields = SETTINGS | {"version": 1, "demands_second_factor": "on"}
    assert jiwoo.post("/w/AI/settings/", fields).status_code == 303
    saved = Workspace.objects.get()
    assert (saved.name, saved.demands_second_factor, saved.contributions_are_records) == (
        "Diplomacy",
        True,
        False,
    )


def test_an_outdated_page_of_settings_changes_nothing(cast, jiwoo):
    jiwoo.post("/w/AI/settings/", SETTINGS | {"version": 1})
    refused = jiwoo.post("/w/AI/settings/", SETTINGS | {"name": "Mine", "version": 1})
    assert refused.status_code == 409
    assert 'value="Mine"' in refused.content.decode()
    assert Workspace.objects.get().name == "Diplomacy"


def test_a_new_workspace_begins_with_its_first_steps(cast, jiwoo):
    faulty = jiwoo.post("/workspaces/new/", NEW | {"key": "2green", "name": "Green"})
    assert faulty.status_code == 422
    assert "capital letters" in text_of(faulty)
    page = jiwoo.post("/workspaces/new/", NEW | {"key": "green"}, follow=True)
    assert page.redirect_chain[-1][0] == "/w/GREEN/"
    assert "The workspace is yours. Green growth" in text_of(page)
    assert "First steps 0 of 3 done" in text_of(page)


def test_an_operator_without_a_workspace_is_led_to_make_the_first(db, client):
    client.force_login(User.objects.create_superuser("ops@madang.example", None, name="Ops"))
    assert 'href="/workspaces/new/">New workspace' in client.get("/").content.decode()
    assert client.post("/workspaces/new/", NEW).status_code == 303


@pytest.mark.parametrize("who", ["minji", "hana", "ben"])
def test_others_are_offered_none_and_make_none(cast, browser, who):
    client = browser(getattr(cast, who))
    assert "/workspaces/new/" not in client.get("/").content.decode()
    assert (
        client.get("/workspaces/new/").status_code == client.post("/workspaces/new/", NEW).status_code == 403
    )
    assert Workspace.objects.count() == 1


def test_who_has_several_workspaces_switches_in_the_head_and_who_has_one_is_not_asked(cast, browser, jiwoo):
    fields = {name: NEW[name] for name in ("key", "name", "organisation", "short_name")}
    found_workspace(by=cast.actor(cast.jiwoo), **fields)
    head = jiwoo.get("/w/AI/").content.decode().split("<main")[0]
    assert 'href="/w/GREEN/"' in head
    assert "bar__places" not in browser(cast.hana).get("/w/AI/").content.decode()
