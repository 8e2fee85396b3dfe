"""Changes and things to do as lines, in the language that is active. Pure but for the catalogue of words."""

from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation import todo
from deliberation.calendars import format_day
from deliberation.markup import excerpt
from deliberation.models import ChallengeStatus, Decision, Kind, Position, Relation, Stage
from deliberation.movement import Change
from deliberation.standing import LABELS

from .facts import ArgumentFacts, DecisionFacts, EditionFacts, InitiativeFacts, Line, Reader
from .index import reason_by_level
from .words import listed

MARKS: dict[str, str] = {Kind.ADVANTAGE: "＋", Kind.DISADVANTAGE: "－", Kind.CHALLENGE: "▲"}
RATIONALE, DISSENT = 1000, 500  # characters of a decision's words
FEW = 5  # votes under which a tally reads "3 of 4"


def change_line(change: Change, edition: EditionFacts, language: str) -> Line:
    """What happened, without the reason why somebody gets it."""
    initiative = edition.initiatives[change.initiative or ""]
    argument = edition.arguments.get(change.argument or "")
    said = SAID[change.code](change, edition, language)
    if argument is None:
        return _about_initiative(change, initiative, said)
    return _about_argument(change, argument, said)


def doing_line(doing: todo.Doing, language: str, today: datetime) -> Line:
    text, what = todo.sentence(doing)
    due = _due(doing, language, today)
    more = {"confirm_vote": _("See both wordings"), "vote": _("Vote through")}.get(doing.code, "")
    is_named = bool(doing.ref) and text.startswith(doing.ref)  # a count names its place within the words
    ref, title = (doing.ref, text.removeprefix(doing.ref).strip()) if is_named else ("", text)
    return Line(
        code=doing.code,
        text=title,
        ref=ref,
        href=doing.path,
        what=" ".join(part for part in (what, due) if part),
        more=more,
        more_href=(doing.more_path or doing.path) if more else "",
    )


def reason_words(reason: str, line_ref: str, workspace_key: str) -> str:
    """Why the reader gets a line; ``line_ref`` is the initiative's."""
    return {
        "on_yours": _("it is on yours"),
        "wrote": _("you wrote it"),
        "voted": _("you voted on it"),
        "follow": _("you follow %s") % line_ref,
        "member": _("you are a member of %s") % workspace_key,
    }[reason]


def reason_of(edition: EditionFacts, reader: Reader, initiative: str) -> str:
    """Why the reader hears of an initiative."""
    reason = reason_by_level(reader.follows.get(initiative))
    return reason_words(reason, edition.initiatives[initiative].ref, edition.workspace_key)


def _about_initiative(change: Change, initiative: InitiativeFacts, said: dict) -> Line:
    place = {"href": initiative.path, **said}
    return Line(code=change.code, ref=initiative.ref, text=initiative.title, **place)


def _about_argument(change: Change, argument: ArgumentFacts, said: dict) -> Line:
    words: dict = dict(Kind.choices) | dict(Relation.choices)
    lead = words.get(argument.kind or argument.relation, "")
    return Line(
        code=change.code,
        ref=argument.ref,
        text=argument.claim,
        href=argument.path,
        tone=argument.kind,
        mark=MARKS.get(argument.kind, "↳"),
        lead=capfirst(str(lead)),
        **said,
    )


def _label(change: Change, edition: EditionFacts, language: str) -> dict:
    details = change.details
    agree, disagree, unsure = details["tally"]
    votes = agree + disagree + unsure
    tally = (
        _("%(agree)d of %(votes)d agree") % {"agree": agree, "votes": votes}
        if votes < FEW
        else _("%(agree)d agree, %(disagree)d disagree, %(unsure)d not sure")
        % {"agree": agree, "disagree": disagree, "unsure": unsure}
    )
    return {
        "before": str(LABELS[details["before"]]),
        "after": str(LABELS[details["after"]]),
        "what": f"{_after_votes(details['voters'])}: {listed([tally, _earlier(details.get('earlier', 0))])}",
        "tally": (agree, disagree, unsure),
    }


def _after_votes(voters: int) -> str:
    """A merge, or a change of who may vote, moves a label by itself."""
    return ngettext("after %d vote", "after %d votes", voters) % voters if voters else _("without a new vote")


def _earlier(votes: int) -> str:
    said = ngettext("%d of them on an earlier wording", "%d of them on an earlier wording", votes)
    return said % votes if votes else ""


def _support(change: Change, edition: EditionFacts, language: str) -> dict:
    """How the votes stand; the label is what it was."""
    said = _label(change, edition, language)
    return {"what": said["what"], "tally": said["tally"]}


def _stage(change: Change, edition: EditionFacts, language: str) -> dict:
    words = dict(Stage.choices)
    return {"before": str(words[change.details["before"]]), "after": str(words[change.details["after"]])}


def _challenge(change: Change, edition: EditionFacts, language: str) -> dict:
    words = dict(ChallengeStatus.choices)
    return {"before": str(words[change.details["before"]]), "after": str(words[change.details["after"]])}


def _decision(change: Change, edition: EditionFacts, language: str) -> dict:
    outcome = str(dict(Decision.Outcome.choices)[change.details["outcome"]])
    said = {
        "proposed": _("a decision is proposed: %s"),
        "confirming": _("one more lead party confirmed: %s"),
        "confirmed": _("decided: %s"),
        "refused": _("the proposed decision was refused: %s"),
    }
    return {
        "what": said[change.details["said"]] % outcome,
        "words": _words_of_decision(edition.decisions.get(change.details["decision"])),
        "href": f"{edition.initiatives[change.initiative or ''].path}decision/",
    }


def _words_of_decision(decision: DecisionFacts | None) -> tuple[str, ...]:
    """Why it is so, and who thinks otherwise, as long as a mail bears it."""
    if decision is None:
        return ()
    dissent = excerpt(decision.dissent, DISSENT)
    said = [excerpt(decision.rationale, RATIONALE), _("Dissent: %s") % dissent if dissent else ""]
    return tuple(words for words in said if words)


def _position(change: Change, edition: EditionFacts, language: str) -> dict:
    stand = str(dict(Position.Stand.choices)[change.details["stand"]])
    return {"what": f"{_organisation(change, edition, language)}: {stand}"}


def _actions(change: Change, edition: EditionFacts, language: str) -> dict:
    details = change.details
    said = [
        (details["added"], ngettext("%d new action", "%d new actions", details["added"])),
        (details["done"], ngettext("%d action done", "%d actions done", details["done"])),
        (details["indicators"], ngettext("%d new indicator", "%d new indicators", details["indicators"])),
    ]
    return {"what": listed(words % number for number, words in said if number)}


def _monitoring(change: Change, edition: EditionFacts, language: str) -> dict:
    details = change.details
    breached, measured = details["breached"], details["measured"]
    submitted, approved = details["submitted"], details["approved"]
    said = [
        (approved, ngettext("%d status report approved", "%d status reports approved", approved)),
        (submitted, ngettext("%d status report submitted", "%d status reports submitted", submitted)),
        (breached, ngettext("%d indicator misses its target", "%d indicators miss their target", breached)),
        (measured, ngettext("%d indicator was read", "%d indicators were read", measured)),
    ]
    href = f"{edition.initiatives[change.initiative or ''].path}monitoring/"
    return {"what": listed(words % number for number, words in said if number), "href": href}


def _options(change: Change, edition: EditionFacts, language: str) -> dict:
    details = change.details
    said = [
        (details["options"], ngettext("%d new option", "%d new options", details["options"])),
        (details["criteria"], ngettext("%d new criterion", "%d new criteria", details["criteria"])),
        (details["scored"], ngettext("%d option scored", "%d options scored", details["scored"])),
    ]
    href = f"{edition.initiatives[change.initiative or ''].path}options/"
    return {"what": listed(words % number for number, words in said if number), "href": href}


def _evidence(change: Change, edition: EditionFacts, language: str) -> dict:
    details = change.details
    if details["first"] and details["count"] == 1:
        return {"what": _("first source, added by %s") % _organisation(change, edition, language)}
    came = ngettext("%d new source", "%d new sources", details["count"]) % details["count"]
    against = ngettext("%d against it", "%d against it", details["contradicts"]) % details["contradicts"]
    return {"what": listed([came, against] if details["contradicts"] else [came])}


def _comments(change: Change, edition: EditionFacts, language: str) -> dict:
    return {
        "what": ngettext("%d new comment", "%d new comments", change.details["count"])
        % change.details["count"]
    }


def _response(change: Change, edition: EditionFacts, language: str) -> dict:
    parent = edition.arguments.get(change.details["parent"])
    said = {
        Relation.SUPPORTS: _("supports %s"),
        Relation.REBUTS: _("rebuts %s"),
        Relation.ANSWERS: _("answers %s"),
    }
    return {"what": said[change.details["relation"]] % (parent.ref if parent else "")}


def _merged(change: Change, edition: EditionFacts, language: str) -> dict:
    into = edition.arguments.get(change.details["into"])
    said = {"merged": _("was merged into %s"), "unmerged": _("stands by itself again, apart from %s")}
    return {"what": said[change.code] % (into.ref if into else "")}


def _argument(change: Change, edition: EditionFacts, language: str) -> dict:
    argument = edition.arguments[change.argument or ""]
    return {"what": _("needs a source") if argument.needs_source else ""}


SAID = {
    "label": _label,
    "support": _support,
    "stage": _stage,
    "challenge": _challenge,
    "decision": _decision,
    "position": _position,
    "actions": _actions,
    "monitoring": _monitoring,
    "options": _options,
    "evidence": _evidence,
    "comments": _comments,
    "response": _response,
    "argument": _argument,
    "answered": lambda *_args: {"what": _("has its first answer")},
    "reworded": lambda *_args: {"what": _("its meaning changed")},
    "withdrawn": lambda *_args: {"what": _("was withdrawn")},
    "restored": lambda *_args: {"what": _("was brought back")},
    "moved": lambda *_args: {"what": _("stands in another place")},
    "merged": _merged,
    "unmerged": _merged,
    "counts": lambda *_args: {"what": _("new votes, shown when voting ends")},
}


def _organisation(change: Change, edition: EditionFacts, language: str) -> str:
    english, korean = edition.organisations.get(change.details["organisation"], ("", ""))
    return (korean or english) if language == "ko" else english


def _due(doing: todo.Doing, language: str, today: datetime) -> str:
    if doing.due is None:
        return ""
    late = doing.due < today.date()
    day = format_day(doing.due, language, today=today.date())
    return (_("It was due on %s.") if late else _("Due %s.")) % day
