"""What one asks a list for, kept under a name: through both doors, for oneself alone."""

from dataclasses import fields
from uuid import UUID

import pytest

from deliberation.actions import saved_views as actions
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Activity, SavedView
from deliberation.models.saved_views import ASKED
from deliberation.permissions import Actor
from frontend.pages.board import Wish
from frontend.pages.initiative_wish import InitiativeWish
from frontend.pages.library_wish import LibraryWish
from frontend.pages.register_wish import RegisterWish
from tests.api.client import caller
from tests.doors import DONE, DOORS

READ_BY = {
    "initiatives": InitiativeWish.of,
    "board": lambda query: Wish.of(query, tells=True),
    "sources": LibraryWish.of,
    "register": RegisterWish.of,
}


@pytest.fixture(params=DOORS)
def door(request):
    return DOORS[request.param]()


def save(cast, who=None, **fields) -> SavedView:
    asked = {"listing": "initiatives", "name": "Open ones", "query": {"stage": "open"}} | fields
    return actions.save_view(by=cast.actor(who or cast.hana), workspace=cast.workspace, **asked)


def test_a_member_keeps_a_view_and_no_longer(door, cast):
    door.enter(cast.taeho)
    assert door.save_view(cast.workspace, name="  Open   ones ") == DONE
    view = SavedView.objects.get()
    assert (view.user, view.name, view.listing, view.query) == (
        cast.taeho,
        "Open ones",
        "initiatives",
        {"stage": "open"},
    )
    assert door.remove_view(view) == DONE
    assert not SavedView.objects.exists()


def test_nobody_else_finds_it_whoever_steers(door, cast):
    view = save(cast)
    for other in (cast.jiwoo, cast.minji, cast.ben):
        door.enter(other)
        assert door.remove_view(view) == 404
    door.enter(None)
    assert door.remove_view(view) in (401, 403)
    assert SavedView.objects.exists()


def test_who_left_the_workspace_finds_it_no_more(door, cast):
    view = save(cast)
    cast.workspace.memberships.filter(user=cast.hana).update(ended_at=view.created_at)
    door.enter(cast.hana)
    assert door.remove_view(view) == 404


@pytest.mark.parametrize(
    "fields", [{"name": " "}, {"query": {}}, {"query": {"stage": "gone"}}, {"name": "x" * 61}]
)
def test_a_view_without_a_name_or_without_anything_to_ask_is_refused(door, cast, fields):
    door.enter(cast.hana)
    assert door.save_view(cast.workspace, **fields) == 422
    assert not SavedView.objects.exists()


def test_every_fault_is_told_at_once(cast):
    with pytest.raises(Invalid) as refused:
        save(cast, name="", listing="people", query={"stage": "open", "after": "x"})
    assert {fault.field for fault in refused.value.faults} == {"name", "listing", "query"}


@pytest.mark.parametrize(
    "query",
    [
        {"stage": ["open"]},
        {"next": "https://elsewhere.example/"},
        {"party": "msit"},
        {"q": "x" * 201},
        {"q": "a\x00b"},
        {"sort": "newest"},
    ],
)
def test_nothing_is_kept_but_what_the_list_can_be_asked_for(cast, query):
    with pytest.raises(Invalid):
        save(cast, query=query)


def test_a_name_stands_once_in_a_list_and_may_stand_in_another(door, cast):
    save(cast)
    door.enter(cast.hana)
    assert door.save_view(cast.workspace) == 422
    assert door.save_view(cast.workspace, listing="board", query={"show": "new"}) == DONE
    door.enter(cast.dohyun)
    assert door.save_view(cast.workspace) == DONE


def test_as_many_are_kept_as_a_menu_can_show(door, cast, monkeypatch):
    monkeypatch.setattr(actions, "KEPT_AT_MOST", 2)
    for name in ("One", "Two"):
        save(cast, name=name)
    door.enter(cast.hana)
    assert door.save_view(cast.workspace) == 409
    for name in ("Three", "One"):
        with pytest.raises(NotNow) as refused:
            save(cast, name=name)
        assert refused.value.code == "too_many_views"
    assert door.save_view(cast.workspace, listing="sources", query={"show": "due"}) == DONE


def test_it_is_nobody_elses_business(cast):
    before = Activity.objects.count()
    actions.remove_view(by=cast.actor(cast.hana), view=save(cast))
    assert Activity.objects.count() == before


def test_neither_the_system_nor_a_token_that_reads_keeps_one(cast):
    asked = {"workspace": cast.workspace, "listing": "board", "name": "New", "query": {"show": "new"}}
    with pytest.raises(NotAllowed):
        actions.save_view(by=Actor.system("calendar"), **asked)
    body = asked | {"workspace": "AI"}
    assert caller(cast.hana, "read").post("me/saved-views", body).status_code == 403
    view = save(cast)
    assert caller(cast.hana, "read").delete(f"me/saved-views/{view.pk}").status_code == 403


@pytest.mark.parametrize("listing", ASKED)
def test_the_pages_read_each_word_that_can_be_kept_and_no_other_is_left_out(listing):
    read, asked = READ_BY[listing], ASKED[listing]
    names = {field.name for field in fields(read({}))} - {
        "after",
        "argument",
    }  # what it is asked for by the way
    assert names == set(asked)
    for word, values in asked.items():
        for value in _some(values):
            assert read({word: value}).said() == {word: value}


def _some(values) -> tuple[str, ...]:
    if values is UUID:
        return ("0190c7a1-0000-7000-8000-000000000001",)
    return ("x" * values,) if isinstance(values, int) else values
