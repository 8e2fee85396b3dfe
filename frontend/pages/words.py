"""The short texts that a page repeats, looked up once a language instead of once a card."""

from functools import cache

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext

from deliberation.models.arguments import Kind, Relation
from deliberation.models.challenges import ChallengeStatus
from deliberation.models.initiatives import Ballot, Initiative, Results
from deliberation.models.stages import Stage
from deliberation.standing import LABELS
from frontend.meanings import KINDS

ICONS: dict[str, str] = {
    Kind.ADVANTAGE: "circle-plus",
    Kind.DISADVANTAGE: "circle-minus",
    Kind.CHALLENGE: "mountain",
}


def words() -> dict:
    """The texts of the language that is active now."""
    return _words(get_language())


def ballot_words(initiative: Initiative) -> str:
    """How votes are counted and told here, to stand beside the buttons."""
    return f"{words()['ballots'][initiative.ballot]} {words()['results'][initiative.results]}"


def printed_words() -> dict:
    """The texts of ``words`` that templates print as they are, escaped once instead of once a card."""
    return _printed(get_language())


def kind_words(kind: str) -> dict:
    """The texts around one kind: its heading, its composer, its empty column."""
    return _kind_words(get_language())[kind]


def counted(singular: str, plural: str, count: int) -> str:
    """``count`` things in words, or nothing for none; the messages are listed in ``_counted_messages``."""
    return _counted(get_language(), singular, plural, count) if count else ""


def kept_together(told: str) -> str:
    """ "7 agree · 0 not sure" breaks after a dot and nowhere else, however narrow the card."""
    return told.replace(" ", "\N{NO-BREAK SPACE}").replace("·\N{NO-BREAK SPACE}", "· ")


@cache
def _words(language: str | None) -> dict:
    return {
        "ask": gettext("Does this hold?"),
        "agree": gettext("Agree"),
        "disagree": gettext("Disagree"),
        "unsure": gettext("Not sure"),
        "needs_source": gettext("needs a source"),
        "from_brief": gettext("from the brief"),
        "reworded": gettext("The meaning changed since your vote:"),
        "still": {
            "agree": gettext("I still agree"),
            "disagree": gettext("I still disagree"),
            "unsure": gettext("I am still not sure"),
        },
        "see_change": gettext("see the change"),
        "answered": gettext("answered"),
        "overdue": gettext("overdue"),
        "new": gettext("new"),
        "changed": gettext("changed"),
        "challenge_fields": {
            "status": gettext("status"),
            "likelihood": gettext("likelihood"),
            "impact": gettext("impact"),
            "owner": gettext("owning organisation"),
            "responsible": gettext("responsible member"),
            "mitigation": gettext("mitigation"),
            "due": gettext("due day"),
        },
        "likelihood": gettext("Likelihood"),
        "impact": gettext("Impact"),
        "of_five": gettext("%s of 5"),
        "add_reasons": gettext("Add reasons"),
        "add_source": gettext("Add a source"),
        "who_handles": gettext("Who handles it?"),
        "more": gettext("Show more"),
        "tally": kept_together(gettext("%(agree)s agree · %(disagree)s disagree · %(unsure)s not sure")),
        "few": kept_together(gettext("%(agree)s of %(votes)s agree")),
        "no_votes": gettext("No votes yet"),
        "after_close": gettext("Counts are shown when voting ends."),
        "ballots": {
            Ballot.NAMED: gettext("Named ballot: members see who voted how."),
            Ballot.BY_ORGANISATION: gettext("Votes are told by organisation only; nobody sees a single one."),
        },
        "results": {
            Results.OPEN: gettext("Counts are shown while voting goes on."),
            Results.AT_CLOSE: gettext("Counts are shown when voting ends."),
        },
        "hidden": gettext("Hidden by a facilitator."),
        "hidden_mark": gettext("hidden"),
        "deleted": gettext("This comment was deleted."),
        "became": gettext("Became"),
        "an_action": gettext("an action"),
        "reply": gettext("Reply"),
        "edit": gettext("Edit"),
        "delete": gettext("Delete"),
        "turn": gettext("Turn into …"),
        "report": gettext("Report"),
        "hide": gettext("Hide"),
        "show_again": gettext("Show again"),
        "withdrawn": gettext("withdrawn"),
        "due": gettext("due %s"),
        "labels": {code: mark_safe(escape(capfirst(str(label)))) for code, label in LABELS.items()},  # noqa: S308
        "relations": {code: capfirst(str(word)) for code, word in Relation.choices},
        "statuses": {code: str(word) for code, word in ChallengeStatus.choices},
        "stages": {code: capfirst(str(word)) for code, word in Stage.choices},
        "kinds": {code: capfirst(str(word)) for code, word in Kind.choices},
    }


@cache
def _printed(language: str | None) -> dict:
    return {name: mark_safe(escape(text)) for name, text in _words(language).items() if isinstance(text, str)}  # noqa: S308


@cache
def _kind_words(language: str | None) -> dict:
    return {
        Kind.ADVANTAGE: {
            "many": gettext("Advantages"),
            "add": gettext("Add an advantage"),
            "claim": gettext("The advantage, in one sentence"),
            "none": gettext("No advantage has been named yet."),
            "means": str(KINDS[Kind.ADVANTAGE]),
            "icon": ICONS[Kind.ADVANTAGE],
        },
        Kind.DISADVANTAGE: {
            "many": gettext("Disadvantages"),
            "add": gettext("Add a disadvantage"),
            "claim": gettext("The disadvantage, in one sentence"),
            "none": gettext("No disadvantage has been named yet."),
            "means": str(KINDS[Kind.DISADVANTAGE]),
            "icon": ICONS[Kind.DISADVANTAGE],
        },
        Kind.CHALLENGE: {
            "many": gettext("Challenges"),
            "add": gettext("Add a challenge"),
            "claim": gettext("The challenge, in one sentence"),
            "none": gettext("No challenge has been named yet."),
            "means": str(KINDS[Kind.CHALLENGE]),
            "icon": ICONS[Kind.CHALLENGE],
        },
    }


@cache
def _counted(language: str | None, singular: str, plural: str, count: int) -> str:
    return mark_safe(escape(ngettext(singular, plural, count) % count))  # noqa: S308


def _counted_messages() -> None:
    """Never called: names the messages of ``counted`` for the extraction of translations."""
    ngettext("%d source", "%d sources", 1)
    ngettext("%d contradicts", "%d contradict", 1)
    ngettext("%d response", "%d responses", 1)
    ngettext("%d of them on an earlier wording", "%d of them on an earlier wording", 1)
    ngettext("%d comment", "%d comments", 1)
    ngettext("%d argument", "%d arguments", 1)
