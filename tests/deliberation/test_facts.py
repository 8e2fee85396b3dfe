import pytest

from accounts.models import Workspace
from deliberation.actions import facts, questions, sources
from deliberation.errors import Invalid, NotAllowed, Stale
from deliberation.models import Activity, Fact, FactSource, Question, Source
from tests.cast import argue, open_initiative


@pytest.fixture
def fact(cast, initiative):
    return facts.add_fact(by=cast.actor(cast.hana), initiative=initiative, text="R&D is 5 % of GDP")


@pytest.fixture
def question(cast, initiative):
    return questions.add_question(by=cast.actor(cast.hana), initiative=initiative, text="Who pays?")


def test_anyone_who_may_argue_brings_a_source_to_a_fact(cast, fact):
    by = cast.actor(cast.dohyun)
    facts.cite_fact(by=by, fact=fact, source="통계청 (2025). 연구개발활동조사. 통계청.", quote="4.96 %")
    link = fact.links.get()
    assert (link.source.publisher, link.quote) == ("통계청", "4.96 %")
    assert Fact.objects.get().version == 2


def test_the_same_source_twice_is_one_with_the_later_quote(cast, fact):
    by = cast.actor(cast.dohyun)
    for quote in ("4.9 %", "4.96 %"):
        facts.cite_fact(by=by, fact=fact, source="A survey", quote=quote)
    assert fact.links.get().quote == "4.96 %"


def test_a_new_fact_that_names_a_source_twice_rests_on_it_once(cast, initiative):
    by = cast.actor(cast.hana)
    source = sources.add_source(by=by, workspace=cast.workspace, title="Survey")
    cited = [(source, "one"), (source, "two")]
    facts.add_fact(by=by, initiative=initiative, text="A fact", sources=cited)
    assert FactSource.objects.get().quote == "two"


def test_a_fact_rests_on_no_source_of_elsewhere(cast, fact):
    other = Workspace.objects.create(key="XX", name="Other")
    foreign = Source.objects.create(workspace=other, title="Foreign", added_by=cast.hana)
    with pytest.raises(Invalid):
        facts.cite_fact(by=cast.actor(cast.hana), fact=fact, source=foreign)


def test_a_fact_is_worded_anew_by_who_saw_its_version(cast, fact):
    by = cast.actor(cast.hana)
    facts.edit_fact(by=by, fact=fact, version=1, text="R&D is 4.96 % of GDP")
    with pytest.raises(Stale):
        facts.edit_fact(by=by, fact=fact, version=1, text="R&D is 6 % of GDP")
    with pytest.raises(NotAllowed):
        facts.edit_fact(by=cast.actor(cast.dohyun), fact=fact, version=2, text="Mine")
    assert Fact.objects.get().text == "R&D is 4.96 % of GDP"


def test_nothing_changed_is_nothing_told(cast, fact):
    facts.edit_fact(by=cast.actor(cast.hana), fact=fact, version=1, text=" R&D is 5 % of GDP ")
    assert not Activity.objects.filter(verb="fact.edited").exists()


def test_a_removed_fact_leaves_its_source_and_a_line_in_the_ledger(cast, fact):
    by = cast.actor(cast.minji)
    facts.cite_fact(by=by, fact=fact, source="A survey")
    facts.remove_fact(by=by, fact=fact)
    assert not Fact.objects.exists()
    assert Source.objects.get().title == "A survey"
    assert Activity.objects.filter(verb="fact.removed", subject_id=fact.pk).exists()


def test_anyone_who_may_argue_answers_a_question_and_only_its_asker_rewords_it(cast, question, argument):
    by = cast.actor(cast.dohyun)
    answered = questions.edit_question(
        by=by, question=question, version=1, answer="Both ministries", arguments=[argument]
    )
    assert (answered.answer, list(answered.arguments.all()), answered.version) == (
        "Both ministries",
        [argument],
        2,
    )
    with pytest.raises(NotAllowed):
        questions.edit_question(by=by, question=question, version=2, text="Who decides?")


def test_gathering_alone_raises_the_version(cast, question, argument):
    by = cast.actor(cast.dohyun)
    questions.edit_question(by=by, question=question, version=1, arguments=[argument])
    with pytest.raises(Stale):
        questions.edit_question(by=by, question=question, version=1, arguments=[])
    assert Question.objects.get().arguments.count() == 1


def test_a_question_gathers_no_argument_of_another_initiative(cast, question):
    elsewhere = argue(cast, open_initiative(cast), "Elsewhere")
    with pytest.raises(Invalid):
        questions.edit_question(by=cast.actor(cast.hana), question=question, version=1, arguments=[elsewhere])
