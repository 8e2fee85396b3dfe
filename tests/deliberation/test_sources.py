import pytest

from accounts.models import Workspace
from deliberation.actions import arguments, facts, indicators, moderation, questions, sources
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow
from deliberation.models import Argument, Brief, Evidence, Indicator, Source, Tally


def cite(cast, argument, who=None, source=None, **fields):
    return sources.add_evidence(
        by=cast.actor(who or cast.dohyun),
        argument=argument,
        source=source or {"url": "https://oecd.example/principles", "title": "Principles"},
        **fields,
    )


def counts(argument):
    tally = Tally.objects.get(argument=argument)
    return tally.sources, tally.contradicting


def test_anyone_who_may_argue_backs_anyone_s_argument(cast, argument):
    evidence = cite(cast, argument, quote="Countries that speak with one voice …", locator="p. 4")
    assert evidence.source.title == "Principles"
    assert evidence.organisation == cast.trade
    assert counts(argument) == (1, 0)


def test_a_contradicting_source_is_counted_as_such(cast, argument):
    cite(cast, argument)
    cite(cast, argument, bearing="contradicts")
    assert counts(argument) == (2, 1)


def test_the_brief_itself_is_no_source(cast, argument):
    brief = Brief.objects.create(workspace=cast.workspace, handed_in_by=cast.hana, text="A brief")
    document = sources.add_source(
        by=cast.actor(cast.hana), workspace=cast.workspace, title="Brief", brief=brief
    )
    cite(cast, argument, source=document)
    assert counts(argument) == (0, 0)


def test_a_source_needs_an_address_or_a_title(cast):
    with pytest.raises(Invalid, match="correct"):
        sources.add_source(by=cast.actor(cast.hana), workspace=cast.workspace, publisher="OECD")
    assert not Source.objects.exists()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "not an address"])
def test_an_address_is_a_web_address(cast, url):
    with pytest.raises(Invalid) as refusal:
        sources.add_source(by=cast.actor(cast.hana), workspace=cast.workspace, url=url)
    assert refusal.value.faults[0].field == "url"


def test_a_faulty_source_leaves_nothing_behind(cast, argument):
    with pytest.raises(Invalid):
        cite(cast, argument, source={"title": "Fine"}, bearing="proves")
    assert not Source.objects.exists()
    assert not Evidence.objects.exists()


def test_a_source_of_another_workspace_cannot_be_cited(cast, argument):
    other = Workspace.objects.create(key="XX", name="Other")
    foreign = Source.objects.create(workspace=other, title="Foreign", added_by=cast.hana)
    with pytest.raises(Invalid):
        cite(cast, argument, source=foreign)


def test_observers_cite_nothing(cast, argument):
    with pytest.raises(NotAllowed):
        cite(cast, argument, who=cast.taeho)


def test_a_withdrawn_argument_takes_no_evidence(cast, argument):
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    with pytest.raises(NotNow):
        cite(cast, argument)


def test_a_grade_says_who_gave_it(cast, argument):
    evidence = cite(cast, argument)
    graded = sources.edit_evidence(
        by=cast.actor(cast.minji), evidence=evidence, version=1, grade="weak", grade_reason="Old figures"
    )
    assert (graded.grade, graded.graded_by) == ("weak", cast.minji)


def test_removing_evidence_leaves_the_source_in_the_library(cast, argument):
    evidence = cite(cast, argument)
    sources.remove_evidence(by=cast.actor(cast.dohyun), evidence=evidence)
    assert counts(argument) == (0, 0)
    assert Source.objects.get().title == "Principles"


def test_what_somebody_removed_a_moment_ago_is_not_there(cast, initiative, argument):
    """Whoever waited for the lock gets the answer for what does not exist."""
    hana, minji = cast.actor(cast.hana), cast.actor(cast.minji)
    evidence = cite(cast, argument)
    fact = facts.add_fact(by=hana, initiative=initiative, text="Two forums in 2026")
    question = questions.add_question(by=hana, initiative=initiative, text="Who leads?")
    indicator = indicators.add_indicator(by=hana, initiative=initiative, name="Joint statements")
    sources.remove_evidence(by=minji, evidence=evidence)
    facts.remove_fact(by=minji, fact=fact)
    questions.remove_question(by=minji, question=question)
    indicators.remove_indicator(by=minji, indicator=Indicator.objects.get())
    for late in (
        lambda: sources.remove_evidence(by=minji, evidence=evidence),
        lambda: sources.edit_evidence(by=minji, evidence=evidence, version=None, grade="weak"),
        lambda: moderation.hide(by=minji, thing=evidence, reason="Off topic"),
        lambda: facts.remove_fact(by=minji, fact=fact),
        lambda: questions.remove_question(by=minji, question=question),
        lambda: indicators.remove_indicator(by=minji, indicator=indicator),
    ):
        with pytest.raises(NotFound):
            late()


def test_others_do_not_remove_one_s_evidence(cast, argument):
    evidence = cite(cast, argument)
    with pytest.raises(NotAllowed):
        sources.remove_evidence(by=cast.actor(cast.hana), evidence=evidence)


def test_a_fact_rests_on_sources_and_a_question_gathers_arguments(cast, initiative, argument):
    by = cast.actor(cast.hana)
    source = sources.add_source(by=by, workspace=cast.workspace, title="Statistics")
    fact = facts.add_fact(
        by=by, initiative=initiative, text="R&D is 5 % of GDP", sources=[(source, "Table 1")]
    )
    question = questions.add_question(by=by, initiative=initiative, text="Who pays?", arguments=[argument])
    assert fact.links.get().quote == "Table 1"
    assert list(question.arguments.all()) == [Argument.objects.get()]


def test_a_source_keeps_an_address_or_a_title_when_it_is_edited(cast):
    source = sources.add_source(by=cast.actor(cast.hana), workspace=cast.workspace, title="A treaty")
    with pytest.raises(Invalid, match="correct"):
        sources.edit_source(by=cast.actor(cast.hana), source=source, version=None, title="")
    assert type(source).objects.get().title == "A treaty"
