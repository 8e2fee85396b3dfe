"""Cases of companies abroad: what may stand in them, who reads a coded company's name, and what leans on them."""

from datetime import date

import pytest
from django.db import transaction

from deliberation import integrity, search, todo
from deliberation.actions import cases, links, moderation, people, sources, workspaces
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow, Stale
from deliberation.models import Activity, Case, CaseReader, Notification, WithheldName
from deliberation.models.case_counts import CaseCount, counts_in, counts_of_cases
from tests.cast import MONDAY

NAME = "Hanbit Cloud"
CLOUD = {"kind": "unfair", "country": "US", "measure": "Data must be stored there", "sector": "cloud"}


def opened(cast, who=None, **fields) -> Case:
    said = {**CLOUD, "company": NAME, **fields}
    return cases.open_case(by=cast.actor(who or cast.hana, MONDAY), workspace=cast.workspace, **said)


def read_by(cast, case) -> set[str]:
    """Who of the cast reads the company's name."""
    people = {name: getattr(cast, name) for name in ("jiwoo", "minji", "hana", "dohyun", "taeho")}
    return {
        name
        for name, user in people.items()
        if Case.objects.visible_to(user).with_names(user).get(pk=case.pk).named == NAME
    }


def of_msit(cast) -> set[str]:
    rows = cast.workspace.memberships.filter(organisation=cast.msit)
    return {
        name
        for name in ("jiwoo", "minji", "hana", "dohyun", "taeho")
        if rows.filter(user=getattr(cast, name))
    }


def test_a_coded_company_is_called_by_a_word_of_its_own_and_its_name_stands_apart(cast):
    first, second = opened(cast), opened(cast)
    assert (first.called, second.called, first.company) == ("Company A1", "Company A2", "")
    assert (first.organisation, first.opened_on, first.status) == (cast.msit, date(2026, 5, 4), "received")
    assert str(first) == "Company A1: Data must be stored there"
    assert list(first.history.values_list("status", flat=True)) == ["received"]


def test_its_name_is_read_by_the_organisation_that_it_came_to_and_by_who_is_named(cast):
    case = opened(cast, readers=[cast.dohyun])
    assert read_by(cast, case) == of_msit(cast) | {"dohyun"}
    assert "jiwoo" not in read_by(cast, case)  # who steers is no exception
    cases.name_company(by=cast.actor(cast.hana), case=case, version=1, is_coded=True)
    assert read_by(cast, case) == of_msit(cast)


def test_whoever_leaves_is_named_no_longer(cast):
    case = opened(cast, readers=[cast.dohyun], owner=cast.dohyun)
    membership = cast.workspace.memberships.get(user=cast.dohyun)
    people.end_membership(by=cast.actor(cast.jiwoo), membership=membership)
    case.refresh_from_db()
    assert not CaseReader.objects.exists()
    assert case.owner is None
    assert Activity.objects.filter(verb="case.handed_on", subject_id=case.pk).exists()


def test_it_can_be_named_to_all_and_coded_again(cast):
    case = opened(cast, is_coded=False)
    assert (case.called, WithheldName.objects.count()) == (NAME, 0)
    assert {"jiwoo", "taeho"} <= read_by(cast, case)
    by = cast.actor(cast.hana)
    case = cases.name_company(by=by, case=case, version=1, is_coded=True)
    assert (case.called, case.company) == ("Company A1", "")
    assert read_by(cast, case) == of_msit(cast)
    case = cases.name_company(by=by, case=case, version=2, is_coded=False, company="Hanbit")
    assert (case.called, WithheldName.objects.count()) == ("Hanbit", 0)


def test_only_who_edits_it_and_is_of_its_organisation_says_who_reads_the_name(cast):
    case = opened(cast)
    for other in (cast.jiwoo, cast.dohyun):
        with pytest.raises(NotAllowed):
            cases.name_company(by=cast.actor(other), case=case, version=1, is_coded=False)
    assert Case.objects.get().is_coded


def test_readers_are_members_and_named_only_where_there_is_something_to_read(cast):
    for fields in ({"readers": [cast.yuna]}, {"readers": [cast.dohyun], "is_coded": False}):
        with pytest.raises(Invalid) as refusal:
            opened(cast, **fields)
        assert refusal.value.faults[0].field == "readers"


def test_a_text_that_names_the_company_is_refused_and_tells_others_nothing(cast):
    with pytest.raises(Invalid) as refusal:
        opened(cast, measure="HANBIT CLOUD must move", description="As Hanbit Cloud says")
    assert {fault.field for fault in refusal.value.faults} == {"measure", "description"}
    case = opened(cast)
    by, stranger = cast.actor(cast.hana), cast.actor(cast.jiwoo)
    with pytest.raises(Invalid):
        cases.edit_case(by=by, case=case, version=1, description="hanbit cloud")
    with pytest.raises(Invalid):
        cases.change_case_status(by=by, case=case, version=1, status="raised", note="Hanbit Cloud called")
    cases.edit_case(by=stranger, case=case, version=1, description="Hanbit Cloud?")  # a guess is not answered


def test_a_history_that_names_the_company_lets_no_code_word_be_given(cast):
    case = opened(cast, is_coded=False)
    by = cast.actor(cast.hana)
    case = cases.change_case_status(by=by, case=case, version=1, status="in_hand", note="Hanbit Cloud called")
    with pytest.raises(NotNow) as refusal:
        cases.name_company(by=by, case=case, version=2, is_coded=True)
    assert refusal.value.code == "named"


def test_all_that_is_wrong_is_said_at_once(cast):
    wrong = {"country": "XX", "measure": " ", "company": "", "owner": cast.taeho}
    with pytest.raises(Invalid) as refusal:
        opened(cast, **wrong, occurred_on=date(2026, 6, 1))
    told = {fault.field for fault in refusal.value.faults}
    assert told == {"country", "measure", "company", "owner", "occurred_on"}
    assert not Case.objects.exists()


def test_how_it_stood_is_kept(cast):
    case, by = opened(cast), cast.actor(cast.hana)
    cases.change_case_status(by=by, case=case, version=1, status="raised", note=" At  the committee ")
    assert list(case.history.order_by("at").values_list("status", "note")) == [
        *[("received", "")],
        ("raised", "At the committee"),
    ]
    with pytest.raises(NotNow):
        cases.change_case_status(by=by, case=case, version=2, status="raised")
    with pytest.raises(Stale):
        cases.change_case_status(by=by, case=case, version=1, status="closed")


def test_a_note_that_is_too_long_changes_nothing(cast):
    case, long = opened(cast), {"status": "raised", "note": "x" * 501}
    with transaction.atomic(), pytest.raises(Invalid) as refused:
        cases.change_case_status(by=cast.actor(cast.hana), case=case, version=1, **long)
    assert [(one.field, one.code) for one in refused.value.faults] == [("note", "max_length")]
    assert (Case.objects.get().status, Case.objects.get().history.count()) == ("received", 1)


def test_whoever_opened_it_or_sees_to_it_edits_it_and_facilitators(cast):
    case = opened(cast)
    with pytest.raises(NotAllowed):
        cases.edit_case(by=cast.actor(cast.dohyun), case=case, version=1, sector="ai")
    cases.edit_case(by=cast.actor(cast.minji), case=case, version=1, owner=cast.dohyun)
    case.refresh_from_db()
    assert cases.edit_case(by=cast.actor(cast.dohyun), case=case, version=2, sector="ai").sector == "ai"
    with pytest.raises(NotAllowed):
        opened(cast, who=cast.taeho)


def test_its_owner_is_told_and_has_it_to_take_in_hand(cast):
    case = opened(cast, owner=cast.dohyun)
    dispatch(cast.workspace.pk)
    assert Notification.objects.get(user=cast.dohyun).activity.subject_id == case.pk
    doing = [one for one in todo.of(cast.dohyun, MONDAY) if one.code == "case"]
    assert [one.title for one in doing] == ["Company A1: Data must be stored there"]
    cases.change_case_status(by=cast.actor(cast.dohyun), case=case, version=1, status="in_hand")
    assert [one for one in todo.of(cast.dohyun, MONDAY) if one.code == "case"] == []


def test_a_coded_company_is_found_by_its_word_and_never_by_its_name(cast):
    case = opened(cast)
    dispatch(cast.workspace.pk)
    search.reindex()
    assert [hit.subject_id for hit in search.search(cast.jiwoo, "A1 stored").hits] == [case.pk]
    assert search.search(cast.hana, "Hanbit").hits == []
    by = cast.actor(cast.hana)
    cases.name_company(by=by, case=case, version=1, is_coded=False)
    dispatch(cast.workspace.pk)
    assert [hit.subject_id for hit in search.search(cast.jiwoo, "Hanbit").hits] == [case.pk]
    cases.name_company(by=by, case=case, version=2, is_coded=True)
    dispatch(cast.workspace.pk)
    assert search.search(cast.jiwoo, "Hanbit").hits == []


def test_a_list_is_searched_by_the_name_only_for_who_reads_it(cast):
    opened(cast)
    found = {
        who: Case.objects.visible_to(getattr(cast, who))
        .with_names(getattr(cast, who))
        .matching("hanbit")
        .count()
        for who in ("hana", "jiwoo")
    }
    assert found == {"hana": 1, "jiwoo": 0}


def test_cases_are_counted_on_arguments_once_each_by_kind_and_country(cast, argument):
    by = cast.actor(cast.hana)
    evidence = sources.add_evidence(by=by, argument=argument, source={"title": "A report"})
    unfair, other = opened(cast), opened(cast, country="BR")
    asks = opened(cast, kind="support", country="BR")
    for case, place in ((unfair, argument), (unfair, evidence), (other, evidence), (asks, argument)):
        links.add_link(by=by, thing=case, place=place)
    told = CaseCount(support=1, unfair=2, countries=("BR", "US"))
    assert counts_of_cases(cast.jiwoo, [argument.pk]) == counts_in(cast.jiwoo, argument.initiative_id)
    assert counts_in(cast.jiwoo, argument.initiative_id) == {argument.pk: told}
    moderation.hide(by=cast.actor(cast.minji), thing=evidence, reason="It names a private person")
    cases.change_case_status(by=by, case=asks, version=1, status="withdrawn")
    told = CaseCount(support=0, unfair=1, countries=("US",))
    assert counts_in(cast.jiwoo, argument.initiative_id) == {argument.pk: told}


def test_without_the_part_there_are_none(cast, argument):
    case = opened(cast)
    links.add_link(by=cast.actor(cast.hana), thing=case, place=argument)
    workspaces.change_workspace(by=cast.actor(cast.jiwoo), workspace=cast.workspace, keeps_cases=False)
    cast.workspace.refresh_from_db()
    assert not Case.objects.visible_to(cast.hana).exists()
    assert not WithheldName.objects.visible_to(cast.hana).exists()
    assert counts_in(cast.hana, argument.initiative_id) == {}
    with pytest.raises(NotFound):
        opened(cast)
    with pytest.raises(NotFound):
        cases.edit_case(by=cast.actor(cast.hana), case=case, version=1, sector="ai")


def test_check_integrity_finds_names_that_stand_in_the_wrong_place(cast):
    coded, plain = opened(cast), opened(cast, is_coded=False)
    assert list(integrity.faults()) == []
    WithheldName.objects.filter(case=coded).delete()
    WithheldName.objects.create(case=plain, name=NAME)
    Case.objects.update(status="closed")
    told = {fault.what for fault in integrity.faults()}
    assert told == {
        "has a code word and no name",
        "has a name for all and one for some",
        "does not stand as it last stood",
    }


def test_the_ledger_holds_codes_and_no_words(cast):
    case = opened(cast)
    by = cast.actor(cast.hana)
    cases.edit_case(by=by, case=case, version=1, description="So")
    cases.name_company(by=by, case=case, version=2, is_coded=False)
    details = list(Activity.objects.filter(verb__startswith="case").values_list("details", flat=True))
    assert details == [{"kind": "unfair"}, {"fields": ["description"]}, {"before": True, "after": False}]
