"""The register as a table: taken away and brought back, nothing lost, each policy once, all faults by line."""

import csv
from io import StringIO

import pytest
from django.core.files.base import ContentFile

from deliberation.actions import register
from deliberation.actions.record_citing import cite_policy_record
from deliberation.errors import Invalid
from deliberation.exchange.asking_import import ask_import, choose_columns
from deliberation.exchange.files import may_still_have
from deliberation.exchange.policy_table import guessed
from deliberation.models import Activity, PolicyRecord

from .jobs import bytes_of, carried_out, counts_of, exported, faults_of, imported, table_of

TABLE = """No,Policy,국문명,Country,Themes,Status,Start,Links
P1,AI Framework Act,인공지능기본법,대한민국,safety; skills,in force,2026,https://law.example/ai
P2,AI Act,,eu,rights,in_force,2024,
"""
MEANS = {
    "No": "external_id",
    "Policy": "name_en",
    "국문명": "name_ko",
    "Country": "country",
    "Themes": "themes",
    "Status": "status",
    "Start": "start_year",
    "Links": "links",
}
NOUN = {"noun": "policy_records"}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def brought(cast, table: str, **more):
    return imported(cast, table, "csv", **{"mapping": MEANS, **NOUN, **more})


def told() -> list[tuple]:
    rows = PolicyRecord.objects.order_by("external_id")
    return list(rows.values_list("external_id", "name_en", "country", "themes", "start_year"))


def test_each_row_becomes_a_policy_of_whoever_brings_it(cast):
    job = brought(cast, TABLE)
    assert counts_of(job) == {"made": {"policies": 2}}
    assert told() == [
        ("csv:P1", "AI Framework Act", "KR", ["safety", "skills"], 2026),
        ("csv:P2", "AI Act", "EU", ["rights"], 2024),
    ]
    assert set(PolicyRecord.objects.values_list("organisation", "added_by")) == {
        (cast.mofa.pk, cast.minji.pk)
    }
    assert set(Activity.objects.filter(verb="policy_record.added").values_list("quiet", flat=True)) == {True}


def test_the_same_policies_twice_are_brought_up_to_date(cast):
    brought(cast, TABLE)
    job = brought(cast, TABLE.replace("rights,in_force", "rights; safety,ended"))
    assert counts_of(job) == {"changed": {"policies": 1}, "skipped": {"policies": 1}}
    record = PolicyRecord.objects.get(external_id="csv:P2")
    assert (record.themes, record.status) == (["rights", "safety"], "ended")
    assert list(record.history.order_by("at").values_list("status", flat=True)) == ["in_force", "ended"]


def test_a_trial_writes_nothing_and_says_what_it_would_do(cast):
    brought(cast, TABLE)
    job = brought(cast, f"{TABLE}P3,Model Framework,,SG,,in_force,2020,\n", dry_run=True)
    assert counts_of(job) == {"made": {"policies": 1}, "skipped": {"policies": 2}}
    assert PolicyRecord.objects.count() == 2


@pytest.mark.parametrize("dry_run", [True, False])
def test_all_faults_are_told_by_line_and_nothing_is_written(cast, dry_run):
    table = """No,Policy,국문명,Country,Themes,Status,Start,Links
P1,AI Act,,Atlantis,magic,in force,soon,nowhere
P2,,,KR,,gone,,
P1,Another,,JP,,,,
"""
    job = brought(cast, table, dry_run=dry_run)
    assert faults_of(job) == [
        (2, "country", "invalid_choice"),
        (2, "themes", "invalid_choice"),
        (2, "start_year", "invalid"),
        (3, "status", "invalid_choice"),
        (4, "id", "twice"),
    ]
    job = brought(
        cast, "No,Policy,국문명,Country,Themes,Status,Start,Links\nP2,,,KR,,,,nowhere\n", dry_run=dry_run
    )
    assert faults_of(job) == [(2, "links", "invalid"), (2, "name_en", "required")]
    assert not PolicyRecord.objects.exists()


def test_what_was_taken_away_comes_back_unchanged(cast, argument):
    by = cast.actor(cast.minji)
    fields = {
        "name_en": "=Charter",
        "name_original": "Charte",
        "original_language": "fr",
        "international_organisation": "OECD",
        "themes": ["safety"],
        "targets": ["citizens", "workers"],
        "links": ["https://oecd.example/a", "https://oecd.example/b"],
        "summary": "One.\n\nTwo.",
        "sharing": "named",
        "shared_with": [cast.trade],
        "evaluated": "no",
    }
    register.add_policy_record(by=by, workspace=cast.workspace, **fields)
    table = bytes_of(exported(cast, cast.minji, "csv", **NOUN)).decode("utf-8-sig")
    columns = next(csv.reader(StringIO(table)))
    assert counts_of(brought(cast, table, mapping=guessed(columns))) == {"skipped": {"policies": 1}}
    PolicyRecord.objects.update(summary="Lost", targets=[], name_original="")
    again = brought(cast, f"{table}\n", mapping=guessed(columns))
    assert counts_of(again) == {"changed": {"policies": 1}}
    record = PolicyRecord.objects.get()
    kept = {name: getattr(record, name) for name in fields if name != "shared_with"}
    assert kept == {name: value for name, value in fields.items() if name != "shared_with"}
    assert list(record.shared_with.all()) == [cast.trade]


def test_a_file_holds_what_its_reader_sees_and_is_not_given_once_that_changed(cast):
    by = cast.actor(cast.hana)
    kept = register.add_policy_record(
        by=by, workspace=cast.workspace, name_en="Kept", country="KR", sharing="own"
    )
    shared = register.add_policy_record(by=by, workspace=cast.workspace, name_en="Shared", country="KR")
    assert {row["name_en"] for row in table_of(exported(cast, cast.hana, "csv", **NOUN))} == {
        "Kept",
        "Shared",
    }
    job = exported(cast, cast.dohyun, "csv", **NOUN)
    assert [row["id"] for row in table_of(job)] == [str(shared.pk)]
    assert may_still_have(cast.actor(cast.dohyun), job)
    register.share_policy_record(by=by, record=shared, version=None, sharing="own")
    assert not may_still_have(cast.actor(cast.dohyun), job)
    assert kept.sharing == "own"


def test_an_initiative_takes_the_policies_that_it_leans_on(cast, argument):
    by = cast.actor(cast.hana)
    names = ("Leaned on", "Another")
    first, _second = (
        register.add_policy_record(by=by, workspace=cast.workspace, name_en=name, country="KR")
        for name in names
    )
    cite_policy_record(by=by, argument=argument, record=first)
    job = exported(cast, cast.hana, "csv", argument.initiative, **NOUN)
    assert [row["name_en"] for row in table_of(job)] == ["Leaned on"]


def test_what_others_withhold_is_not_what_a_row_is_about(cast):
    by = cast.actor(cast.hana)
    theirs = register.add_policy_record(
        by=by, workspace=cast.workspace, name_en="Kept", country="KR", sharing="own", external_id="csv:P1"
    )
    assert counts_of(brought(cast, TABLE)) == {"made": {"policies": 2}}
    theirs.refresh_from_db()
    assert theirs.name_en == "Kept"


def test_columns_are_chosen_and_have_to_name_a_policy_and_whose_it_is(cast):
    job = ask_import(
        by=cast.actor(cast.minji),
        workspace=cast.workspace,
        as_format="csv",
        content=ContentFile(TABLE.encode(), name="table.csv"),
        filename="table.csv",
        ask_columns=True,
        **NOUN,
    )
    for mapping in ({"Country": "country"}, {"Policy": "name_en"}, {"Policy": "claim", "Country": "country"}):
        with pytest.raises(Invalid) as refusal:
            choose_columns(by=cast.actor(cast.minji), job=job, mapping=mapping)
        assert refusal.value.faults[0].field == "mapping"
    job = choose_columns(by=cast.actor(cast.minji), job=job, mapping=MEANS)
    assert counts_of(carried_out(job)) == {"made": {"policies": 2}}


def test_a_table_of_policies_goes_into_a_register_alone(cast, initiative):
    with pytest.raises(Invalid) as refusal:
        brought(cast, TABLE, initiative=initiative)
    assert refusal.value.faults[0].field == "initiative"
    cast.workspace.keeps_register = False
    with pytest.raises(Invalid) as refusal:
        brought(cast, TABLE)
    assert refusal.value.faults[0].code == "no_register"
