"""One library a workspace: pasted, found again, checked again."""

from datetime import UTC, date, datetime

import pytest

from deliberation.actions import sources
from deliberation.errors import Invalid, NotAllowed, Stale
from deliberation.models import Activity, Brief, Evidence, Source
from tests.cast import MONDAY

OUTLOOK = (
    "OECD (2024). Digital Economy Outlook. OECD Publishing. https://www.oecd.org/outlook/?utm_source=mail"
)


def cite(cast, argument, text):
    return sources.add_evidence(by=cast.actor(cast.dohyun), argument=argument, source=text)


def test_a_pasted_citation_fills_the_fields(cast, argument):
    source = cite(cast, argument, OUTLOOK).source
    told = (source.title, source.publisher, source.published_on, source.published_year, source.language)
    assert told == ("Digital Economy Outlook", "OECD Publishing", None, 2024, "en")


def test_the_same_address_is_the_same_source(cast, argument):
    first = cite(cast, argument, OUTLOOK)
    again = cite(cast, argument, "http://oecd.org/outlook#page=3")
    assert again.source == first.source
    assert (Source.objects.count(), Evidence.objects.count()) == (1, 2)


def test_a_title_of_the_library_is_that_source(cast, argument):
    known = sources.add_source(
        by=cast.actor(cast.hana), workspace=cast.workspace, title="The “Act” (2024). Annex."
    )
    assert cite(cast, argument, "the “act” (2024).  annex.").source == known


def test_the_same_title_of_another_year_is_another_source(cast, argument):
    first = cite(cast, argument, "통계청 (2024). 정보통신업 실태조사. 통계청.").source
    assert cite(cast, argument, "통계청 (2025). 정보통신업 실태조사. 통계청.").source != first
    assert cite(cast, argument, "통계청 (2024). 정보통신업 실태조사. 통계청.").source == first


def test_a_document_that_came_as_a_brief_is_not_found_by_its_title(cast, argument):
    """Others may not see it, so that its title must not lead to it."""
    brief = Brief.objects.create(workspace=cast.workspace, handed_in_by=cast.hana, text="A brief")
    by = cast.actor(cast.hana)
    handed_in = sources.add_source(by=by, workspace=cast.workspace, title="Draft position", brief=brief)
    assert cite(cast, argument, "Draft position").source != handed_in


@pytest.mark.parametrize("text", ["", "  ", "https://", "https://not an address"])
def test_what_is_neither_address_nor_title_is_refused(cast, argument, text):
    with pytest.raises(Invalid) as refusal:
        cite(cast, argument, text)
    assert refusal.value.faults[0].field == "paste"
    assert not Source.objects.exists()


def test_an_address_of_another_source_cannot_be_taken(cast):
    by = cast.actor(cast.hana)
    sources.add_source(by=by, workspace=cast.workspace, url="https://law.example/act")
    other = sources.add_source(by=by, workspace=cast.workspace, title="Something else")
    with pytest.raises(Invalid, match="correct") as refusal:
        sources.edit_source(by=by, source=other, version=1, url="http://www.law.example/act/")
    assert refusal.value.faults[0].code == "taken"
    assert Source.objects.get(pk=other.pk).url == ""


def test_a_day_takes_the_place_of_a_year(cast):
    by = cast.actor(cast.hana)
    source = sources.add_source(by=by, workspace=cast.workspace, title="Outlook", published_year=2024)
    edited = sources.edit_source(by=by, source=source, version=1, published_on=date(2024, 3, 1))
    assert (edited.published_on, edited.published_year) == (date(2024, 3, 1), None)


def test_anyone_who_may_argue_checks_a_source_again_on_the_workspace_s_day(cast):
    source = sources.add_source(
        by=cast.actor(cast.hana), workspace=cast.workspace, title="Outlook", re_check_by=date(2026, 5, 1)
    )
    late_on_monday = datetime(2026, 5, 4, 20, 0, tzinfo=UTC)  # Tuesday in Seoul
    checked = sources.recheck_source(
        by=cast.actor(cast.dohyun, late_on_monday), source=source, version=1, re_check_by=date(2027, 5, 4)
    )
    assert (checked.retrieved_on, checked.re_check_by) == (date(2026, 5, 5), date(2027, 5, 4))
    assert Activity.objects.filter(verb="source.rechecked", actor=cast.dohyun).count() == 1


def test_a_source_is_not_to_be_checked_again_yesterday(cast):
    source = sources.add_source(by=cast.actor(cast.hana), workspace=cast.workspace, title="Outlook")
    with pytest.raises(Invalid):
        sources.recheck_source(by=cast.actor(cast.hana, MONDAY), source=source, re_check_by=date(2026, 5, 4))
    with pytest.raises(NotAllowed):
        sources.recheck_source(by=cast.actor(cast.taeho), source=source)
    with pytest.raises(Stale):
        sources.recheck_source(by=cast.actor(cast.hana), source=source, version=9)


def test_a_colleague_grades_but_does_not_rewrite_one_s_evidence(cast, argument):
    evidence = cite(cast, argument, "A study")
    by = cast.actor(cast.hana)
    graded = sources.edit_evidence(by=by, evidence=evidence, version=1, grade="weak", grade_reason="Old")
    assert (graded.grade, graded.graded_by) == ("weak", cast.hana)
    with pytest.raises(NotAllowed):
        sources.edit_evidence(by=by, evidence=evidence, version=2, grade="fair", quote="Not mine")


def test_a_grade_taken_back_is_nobody_s(cast, argument):
    evidence = cite(cast, argument, "A study")
    by = cast.actor(cast.hana)
    sources.edit_evidence(by=by, evidence=evidence, version=1, grade="weak", grade_reason="Old")
    assert (
        sources.edit_evidence(by=by, evidence=evidence, version=2, grade="", grade_reason="").graded_by
        is None
    )
