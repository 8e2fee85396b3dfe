"""The register of policies: what may stand in it, its history, who sees what, and policies as evidence."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from deliberation import search, todo
from deliberation.actions import people, register, reminders, sources, workspaces
from deliberation.actions.record_citing import cite_policy_record
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow, Stale
from deliberation.models import Activity, Evidence, Notification, PolicyRecord
from tests.cast import MONDAY

ACT = {"name_en": "AI Framework Act", "name_ko": "인공지능기본법", "country": "KR", "instrument": "law"}


def enter(cast, who=None, **fields) -> PolicyRecord:
    return register.add_policy_record(
        by=cast.actor(who or cast.hana, MONDAY), workspace=cast.workspace, **{**ACT, **fields}
    )


def seen(cast) -> dict[str, bool]:
    """Whether one of each organisation sees any record."""
    return {
        short: PolicyRecord.objects.visible_to(getattr(cast, who)).exists()
        for short, who in (("mofa", "jiwoo"), ("msit", "hana"), ("trade", "dohyun"))
    }


def test_a_record_is_its_organisation_s_and_begins_its_history(cast):
    record = enter(cast, starts_on=date(2026, 1, 22), status="in_force", status_since=date(2026, 1, 22))
    assert (record.organisation, record.start_year, record.version) == (cast.msit, 2026, 1)
    assert list(record.history.values_list("status", "since")) == [("in_force", date(2026, 1, 22))]


def test_all_that_is_wrong_is_said_at_once(cast):
    fields = {
        "name_en": "",
        "name_ko": "",
        "name_original": "Loi",
        "country": "XX",
        "themes": ["safety", "magic"],
        "links": ["javascript:alert(1)"],
        "starts_on": date(2026, 1, 1),
        "start_year": 2024,
        "end_year": 2020,
    }
    with pytest.raises(Invalid) as refusal:
        enter(cast, **fields)
    assert {fault.field for fault in refusal.value.faults} == {
        *("country", "themes", "links", "original_language", "end_year")
    }
    assert not PolicyRecord.objects.exists()


@pytest.mark.parametrize(
    "whose",
    [{"country": ""}, {"country": "KR", "international_organisation": "OECD"}],
    ids=["nobody's", "two"],
)
def test_it_is_a_country_s_or_an_international_organisation_s(cast, whose):
    with pytest.raises(Invalid) as refusal:
        enter(cast, **whose)
    assert refusal.value.faults[0].code == "one_of_two"


def test_another_year_takes_a_day_of_another_year_away(cast):
    record = enter(cast, starts_on=date(2026, 1, 22))
    by = cast.actor(cast.hana)
    record = register.edit_policy_record(by=by, record=record, version=1, start_year=2025)
    assert (record.starts_on, record.start_year) == (None, 2025)
    record = register.edit_policy_record(by=by, record=record, version=2, starts_on=date(2024, 5, 1))
    assert (record.starts_on, record.start_year) == (date(2024, 5, 1), 2024)


def test_how_it_stood_is_kept(cast):
    record = enter(cast, status="adopted", status_since=date(2025, 1, 21))
    by = cast.actor(cast.hana)
    register.change_policy_status(
        by=by, record=record, version=1, status="in_force", since=date(2026, 1, 22), note=" As  enacted "
    )
    assert list(record.history.order_by("at").values_list("status", "note")) == [
        ("adopted", ""),
        ("in_force", "As enacted"),
    ]
    with pytest.raises(NotNow):
        register.change_policy_status(
            by=by, record=record, version=2, status="in_force", since=date(2026, 1, 22)
        )
    with pytest.raises(Stale):
        register.change_policy_status(by=by, record=record, version=1, status="ended")


def test_whoever_looked_says_when_to_look_again(cast):
    record = enter(cast, verify_by=date(2026, 4, 1))
    assert PolicyRecord.objects.due(date(2026, 4, 1)).exists()
    by = cast.actor(cast.dohyun, MONDAY)
    record = register.verify_policy_record(by=by, record=record, verify_by=date(2026, 11, 4))
    assert (record.last_verified_on, record.last_verified_by) == (date(2026, 5, 4), cast.dohyun)
    assert not PolicyRecord.objects.due(date(2026, 11, 3)).exists()
    with pytest.raises(Invalid):
        register.verify_policy_record(by=by, record=record, verify_by=date(2026, 5, 4))


def test_its_keeper_is_reminded_once_and_has_it_to_do(cast):
    record = enter(cast, verify_by=date(2026, 5, 4))
    assert reminders.remind_due(MONDAY + timedelta(hours=3))["policy_record.due"] == 1
    assert reminders.remind_due(MONDAY + timedelta(hours=4))["policy_record.due"] == 0
    dispatch(cast.workspace.pk)
    assert Notification.objects.get(user=cast.hana).activity.subject_id == record.pk
    (doing,) = [one for one in todo.of(cast.hana, MONDAY) if one.code == "policy_record"]
    assert (doing.title, doing.due) == ("AI Framework Act", date(2026, 5, 4))


@pytest.mark.parametrize(
    ("sharing", "named", "those"),
    [
        ("workspace", (), {"mofa", "msit", "trade"}),
        ("named", ("trade",), {"msit", "trade"}),
        ("own", (), {"msit"}),
    ],
)
def test_each_organisation_sees_what_is_shared_with_it(cast, sharing, named, those):
    record = enter(cast, sharing=sharing, shared_with=[getattr(cast, one) for one in named])
    assert {short for short, sees in seen(cast).items() if sees} == those
    members = record.seen_by(cast.workspace.memberships.filter(ended_at=None))
    assert {one.organisation.short_name_en for one in members} == {
        getattr(cast, one).short_name_en for one in those
    }
    assert PolicyRecord.objects.withheld_from(cast.jiwoo, cast.workspace) == ("mofa" not in those)


def test_sharing_names_organisations_of_the_workspace_and_only_where_it_is_for_them(cast):
    for fields in ({"sharing": "named"}, {"sharing": "own", "shared_with": [cast.trade]}):
        with pytest.raises(Invalid) as refusal:
            enter(cast, **fields)
        assert refusal.value.faults[0].field == "shared_with"


def test_who_sees_it_is_said_by_its_own_organisation_alone(cast):
    record = enter(cast)
    with pytest.raises(NotAllowed):
        register.share_policy_record(by=cast.actor(cast.minji), record=record, version=1, sharing="own")
    record = register.share_policy_record(by=cast.actor(cast.hana), record=record, version=1, sharing="own")
    assert seen(cast) == {"mofa": False, "msit": True, "trade": False}


def test_an_organisation_that_a_record_is_shared_with_stays(cast):
    green = people.add_organisation(
        by=cast.actor(cast.jiwoo), workspace=cast.workspace, name_en="Green", short_name_en="Green"
    )
    enter(cast, sharing="named", shared_with=[green])
    with pytest.raises(NotNow):
        workspaces.remove_organisation(by=cast.actor(cast.jiwoo), organisation=green)


def test_what_is_withheld_is_found_by_nobody_else(cast):
    enter(cast, sharing="own")
    dispatch(cast.workspace.pk)
    search.reindex()
    assert [hit.type for hit in search.search(cast.hana, "인공지능기본법").hits] == ["policyrecord"]
    assert search.search(cast.jiwoo, "인공지능기본법").hits == []


def test_whoever_lost_sight_is_neither_told_nor_shown_what_was_told(cast, argument):
    record = enter(cast)
    cite_policy_record(by=cast.actor(cast.dohyun), argument=argument, record=record)
    dispatch(cast.workspace.pk)
    register.change_policy_status(by=cast.actor(cast.minji), record=record, version=2, status="ended")
    dispatch(cast.workspace.pk)
    told = Notification.objects.filter(activity__verb="policy_record.status_changed")
    assert [(row.user, row.reason) for row in told] == [(cast.hana, "on_yours")]
    PolicyRecord.objects.update(source=None, sharing="own", organisation=cast.mofa)
    assert not Notification.objects.readable_by(cast.hana).filter(pk__in=told).exists()


def test_a_note_that_is_too_long_changes_nothing(cast):
    record, long = enter(cast), {"status": "ended", "note": "x" * 501}
    with transaction.atomic(), pytest.raises(Invalid) as refused:
        register.change_policy_status(by=cast.actor(cast.hana), record=record, version=1, **long)
    assert [(one.field, one.code) for one in refused.value.faults] == [("note", "max_length")]
    assert PolicyRecord.objects.get().status == record.status != "ended"


def test_a_record_becomes_a_source_of_the_library_once_and_backs_arguments(cast, argument, challenge):
    record = enter(cast, starts_on=date(2026, 1, 22), links=["https://law.example/ai"], responsible="MSIT")
    by = cast.actor(cast.dohyun)
    first = cite_policy_record(by=by, argument=argument, record=record, quote="Article 1")
    second = cite_policy_record(by=by, argument=challenge, record=record, bearing="context")
    assert first.source == second.source == PolicyRecord.objects.get().source
    edited = Activity.objects.get(verb="policy_record.edited")  # so that copies hear of its source
    assert (edited.subject_id, edited.details["fields"]) == (record.pk, ["source"])
    told = first.source
    assert (told.title, told.publisher, told.kind, told.url, told.published_on) == (
        *("AI Framework Act", "MSIT", "law", "https://law.example/ai"),
        date(2026, 1, 22),
    )


def test_a_record_takes_the_source_that_the_library_has(cast, argument):
    known = sources.add_source(
        by=cast.actor(cast.hana), workspace=cast.workspace, url="https://law.example/ai", title="The act"
    )
    record = enter(cast, links=["https://law.example/ai"])
    assert cite_policy_record(by=cast.actor(cast.hana), argument=argument, record=record).source == known


def test_what_is_withheld_from_some_cannot_be_cited_nor_withheld_once_it_is(cast, argument):
    record = enter(cast, sharing="own")
    by = cast.actor(cast.hana)
    with pytest.raises(NotNow) as refusal:
        cite_policy_record(by=by, argument=argument, record=record)
    assert refusal.value.code == "withheld"
    assert not Evidence.objects.exists()
    record = register.share_policy_record(by=by, record=record, version=1, sharing="workspace")
    cite_policy_record(by=by, argument=argument, record=record)
    with pytest.raises(NotNow) as refusal:
        register.share_policy_record(by=by, record=record, version=None, sharing="own")
    assert refusal.value.code == "cited"


def test_only_its_author_and_facilitators_edit_it(cast):
    record = enter(cast)
    with pytest.raises(NotAllowed):
        register.edit_policy_record(by=cast.actor(cast.dohyun), record=record, version=1, summary="No")
    register.edit_policy_record(by=cast.actor(cast.minji), record=record, version=1, summary="Yes")
    with pytest.raises(NotAllowed):
        enter(cast, who=cast.taeho)


def test_without_a_register_there_is_none(cast):
    record = enter(cast)
    workspaces.change_workspace(by=cast.actor(cast.jiwoo), workspace=cast.workspace, keeps_register=False)
    cast.workspace.refresh_from_db()
    assert not PolicyRecord.objects.visible_to(cast.hana).exists()
    with pytest.raises(NotFound):
        enter(cast)
    with pytest.raises(NotFound):
        register.verify_policy_record(by=cast.actor(cast.hana), record=record)


def test_themes_and_words_narrow_a_list(cast):
    enter(cast, themes=["safety", "skills"])
    enter(cast, name_en="AI Act", country="EU", themes=["rights"])
    rows = PolicyRecord.objects
    assert [row.country for row in rows.with_theme("safety")] == ["KR"]
    assert [row.country for row in rows.named_like("act 유럽")] == ["EU"]
    assert rows.named_like("framework europe").count() == 0


def test_the_ledger_holds_codes_and_no_words(cast):
    record = enter(cast)
    by = cast.actor(cast.hana)
    register.edit_policy_record(by=by, record=record, version=1, summary="A law on AI")
    details = list(
        Activity.objects.filter(verb__startswith="policy_record").values_list("details", flat=True)
    )
    assert details == [{}, {"fields": ["summary"]}]
