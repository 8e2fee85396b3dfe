"""The subject of a digest: it counts what the first section shows. Pure but for the catalogue of words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation import todo
from deliberation.models import Kind

from .facts import Section
from .index import CHANGED, NEW, YOURS
from .words import listed

LONGEST = 78  # characters to which a subject is filled up


def subject_of(
    sections: Sequence[Section],
    doings: Iterable[todo.Doing],
    counts: Mapping[str, Counter[str]],
    workspace: str,
) -> str:
    """ "2 votes to confirm, 1 argument now divided": the first section that shows lines, counted.

    After what there is to do stands which labels moved, as far as there is room.
    """
    match next((section.code for section in sections if section.lines), ""):
        case "todo":
            return _filled([_todo(doings), *_labels(counts[CHANGED])])
        case "changed":
            return listed(_parts(counts[CHANGED]))
        case "new":
            return _new(counts[NEW])
        case "yours":
            number = counts[YOURS].total()
            return ngettext("%d reply to what you wrote", "%d replies to what you wrote", number) % number
    return _("Nothing new in %s") % workspace


def _todo(doings: Iterable[todo.Doing]) -> str:
    """ "2 votes to confirm, 9 arguments to vote on": what the section counts, no more and no less."""
    sums: Counter[str] = Counter()
    for doing in doings:
        sums[doing.code] += doing.count
    return listed(todo.TODO[code].count(number) for code, number in sums.items())


def _filled(parts: Sequence[str]) -> str:
    """The first part, and of the others those from the front that fit."""
    subject = parts[0]
    for part in parts[1:]:
        longer = listed([subject, part])
        if len(longer) > LONGEST:
            break
        subject = longer
    return subject


def _labels(sums: Counter[str]) -> list[str]:
    return _parts(Counter({code: number for code, number in sums.items() if code in LABELS}))


def _parts(sums: Counter[str]) -> list[str]:
    """In an order of their own: a database may keep what was counted in another."""
    return [said(sums[code]) for code, said in SAID.items() if sums[code] > 0]


def _new(sums: Counter[str]) -> str:
    said = {
        Kind.ADVANTAGE: lambda n: ngettext("%d new advantage", "%d new advantages", n) % n,
        Kind.DISADVANTAGE: lambda n: ngettext("%d new disadvantage", "%d new disadvantages", n) % n,
        Kind.CHALLENGE: lambda n: ngettext("%d new challenge", "%d new challenges", n) % n,
    }
    return listed(words(sums[kind]) for kind, words in said.items() if sums[kind])


Counted = Callable[[int], str]

LABELS: dict[str, Counted] = {
    "label:divided": lambda n: ngettext("%d argument now divided", "%d arguments now divided", n) % n,
    "label:many_unsure": lambda n: (
        ngettext("%d argument with many unsure", "%d arguments with many unsure", n) % n
    ),
    "label:broad_agreement": lambda n: (
        ngettext("%d argument now in broad agreement", "%d arguments now in broad agreement", n) % n
    ),
    "label:broad_disagreement": lambda n: (
        ngettext("%d argument now in broad disagreement", "%d arguments now in broad disagreement", n) % n
    ),
    "label:leaning_agree": lambda n: (
        ngettext("%d argument now leaning to agree", "%d arguments now leaning to agree", n) % n
    ),
    "label:leaning_disagree": lambda n: (
        ngettext("%d argument now leaning to disagree", "%d arguments now leaning to disagree", n) % n
    ),
    "label:too_few_votes": lambda n: (
        ngettext("%d argument again with too few votes", "%d arguments again with too few votes", n) % n
    ),
}
SAID: dict[str, Counted] = {
    "decision": lambda n: ngettext("%d decision", "%d decisions", n) % n,
    "stage": lambda n: ngettext("%d initiative at another stage", "%d initiatives at another stage", n) % n,
    **LABELS,
    "answered": lambda n: ngettext("%d challenge answered", "%d challenges answered", n) % n,
    "challenge": lambda n: ngettext("%d challenge moved on", "%d challenges moved on", n) % n,
    "position": lambda n: ngettext("%d position stated", "%d positions stated", n) % n,
    "actions": lambda n: ngettext("actions in %d initiative", "actions in %d initiatives", n) % n,
    "monitoring": lambda n: ngettext("readings in %d initiative", "readings in %d initiatives", n) % n,
    "options": lambda n: ngettext("options in %d initiative", "options in %d initiatives", n) % n,
    "evidence": lambda n: ngettext("%d argument with new sources", "%d arguments with new sources", n) % n,
    "reworded": lambda n: ngettext("%d argument reworded", "%d arguments reworded", n) % n,
    "withdrawn": lambda n: ngettext("%d argument withdrawn", "%d arguments withdrawn", n) % n,
    "restored": lambda n: ngettext("%d argument brought back", "%d arguments brought back", n) % n,
    "moved": lambda n: ngettext("%d argument moved", "%d arguments moved", n) % n,
    "merged": lambda n: ngettext("%d argument merged", "%d arguments merged", n) % n,
    "unmerged": lambda n: ngettext("%d argument parted again", "%d arguments parted again", n) % n,
    "support": lambda n: ngettext("new votes on %d argument", "new votes on %d arguments", n) % n,
    "counts": lambda n: ngettext("new votes in %d initiative", "new votes in %d initiatives", n) % n,
}
