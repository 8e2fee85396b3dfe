from accounts.models import Workspace
from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Argument, Evidence, Fact, Initiative, Question, Source

from .actor import Actor
from .rights import may


def can_add_source(by: Actor, workspace: Workspace) -> bool:
    return may(by, ARGUE, workspace)


def can_edit_source(by: Actor, source: Source) -> bool:
    """Whoever added it, and facilitators."""
    own = by.user is not None and source.added_by_id == by.user.pk
    return may(by, FACILITATE, source) or (own and may(by, ARGUE, source))


def can_recheck_source(by: Actor, source: Source) -> bool:
    """Anyone who may argue: looking at a source changes nothing that it says."""
    return may(by, ARGUE, source)


def can_cite(by: Actor, argument: Argument) -> bool:
    """Anyone who may argue adds evidence to anyone's argument."""
    return may(by, ARGUE, argument)


def can_edit_evidence(by: Actor, evidence: Evidence) -> bool:
    own = by.user is not None and evidence.added_by_id == by.user.pk
    return may(by, FACILITATE, evidence) or (own and may(by, ARGUE, evidence))


def can_grade(by: Actor, evidence: Evidence) -> bool:
    """Anyone who may argue: a grade is a judgement under one's name."""
    return may(by, ARGUE, evidence)


def can_add_fact(by: Actor, initiative: Initiative) -> bool:
    return may(by, ARGUE, initiative)


def can_edit_fact(by: Actor, fact: Fact) -> bool:
    """Word it anew or take it away: whoever added it, and facilitators."""
    return _own_or_steered(by, fact)


def can_cite_fact(by: Actor, fact: Fact) -> bool:
    return may(by, ARGUE, fact)


def can_edit_question(by: Actor, question: Question) -> bool:
    """Word it anew or take it away: whoever asked it, and facilitators."""
    return _own_or_steered(by, question)


def can_answer_question(by: Actor, question: Question) -> bool:
    """Anyone who may argue: an answer is the table's, not one person's."""
    return may(by, ARGUE, question)


def _own_or_steered(by: Actor, noun: Fact | Question) -> bool:
    own = by.user is not None and noun.added_by_id == by.user.pk
    return may(by, FACILITATE, noun) or (own and may(by, ARGUE, noun))
