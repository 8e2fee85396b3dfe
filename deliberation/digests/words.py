"""Small words around lines: lists, counts for the subject, capitals."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation import todo
from deliberation.models import Kind


def capital(word: object) -> str:
    text = str(word)
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)


def todo_counts(doings: Sequence[todo.Doing]) -> str:
    """ "2 votes to confirm, 9 arguments to vote on": what the section counts, no more and no less."""
    sums: Counter[str] = Counter()
    for doing in doings:
        sums[doing.code] += doing.count
    return listed(todo.TODO[code].count(number) for code, number in sums.items())


def changed_counts(sums: Counter[str]) -> str:
    return listed(_CHANGED[code](number) for code, number in sums.items() if number)


def new_counts(sums: Counter[str]) -> str:
    said = {
        Kind.ADVANTAGE: lambda n: ngettext("%d new advantage", "%d new advantages", n) % n,
        Kind.DISADVANTAGE: lambda n: ngettext("%d new disadvantage", "%d new disadvantages", n) % n,
        Kind.CHALLENGE: lambda n: ngettext("%d new challenge", "%d new challenges", n) % n,
    }
    return listed(words(sums[kind]) for kind, words in said.items() if sums[kind])


def yours_count(number: int) -> str:
    return ngettext("%d reply to what you wrote", "%d replies to what you wrote", number) % number


def folded(count: int) -> str:
    return ngettext("and %d more", "and %d more", count) % count if count > 0 else ""


def numbers(sums: Counter[str]) -> str:
    said = {
        "arguments": lambda n: ngettext("%d new argument", "%d new arguments", n) % n,
        "responses": lambda n: ngettext("%d response", "%d responses", n) % n,
        "votes": lambda n: ngettext("%d vote", "%d votes", n) % n,
        "comments": lambda n: ngettext("%d comment", "%d comments", n) % n,
        "sources": lambda n: ngettext("%d source", "%d sources", n) % n,
    }
    parts = [words(sums[name]) for name, words in said.items() if sums[name]]
    return _("In this period: %s.") % listed(parts) if parts else ""


_CHANGED = {
    "label": lambda n: ngettext("%d argument judged otherwise", "%d arguments judged otherwise", n) % n,
    "stage": lambda n: ngettext("%d initiative at another stage", "%d initiatives at another stage", n) % n,
    "decision": lambda n: ngettext("%d decision", "%d decisions", n) % n,
    "position": lambda n: ngettext("%d position stated", "%d positions stated", n) % n,
    "actions": lambda n: ngettext("actions in %d initiative", "actions in %d initiatives", n) % n,
    "answered": lambda n: ngettext("%d challenge answered", "%d challenges answered", n) % n,
    "challenge": lambda n: ngettext("%d challenge moved on", "%d challenges moved on", n) % n,
    "evidence": lambda n: ngettext("%d argument with new sources", "%d arguments with new sources", n) % n,
    "reworded": lambda n: ngettext("%d argument reworded", "%d arguments reworded", n) % n,
    "withdrawn": lambda n: ngettext("%d argument withdrawn", "%d arguments withdrawn", n) % n,
    "restored": lambda n: ngettext("%d argument brought back", "%d arguments brought back", n) % n,
    "moved": lambda n: ngettext("%d argument moved", "%d arguments moved", n) % n,
    "merged": lambda n: ngettext("%d argument merged", "%d arguments merged", n) % n,
    "unmerged": lambda n: ngettext("%d argument parted again", "%d arguments parted again", n) % n,
    "counts": lambda n: ngettext("new votes in %d initiative", "new votes in %d initiatives", n) % n,
}
