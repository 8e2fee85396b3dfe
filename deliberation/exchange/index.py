"""What stands where in a file, found in one pass over it: who responds to whom, how deep, and what is left out."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from deliberation.actions.brought import (
    Brought,
    BroughtArgument,
    BroughtComment,
    BroughtEvidence,
    BroughtFact,
    BroughtInitiative,
    BroughtQuestion,
    LeftOut,
    Name,
)
from deliberation.actions.in_file import InFile, Remark, Thread
from deliberation.models import Kind, Relation
from deliberation.models.arguments import MAX_DEPTH

from .faults import Faults
from .settling import Settling

MOST_THINGS = 200_000


@dataclass(slots=True)
class Index:
    """By keys; ``settling`` knows what becomes of what hangs from something that is left out.

    Where all of it goes ``into_one`` initiative, its lines' own words for theirs tell nothing apart.
    """

    into_one: bool = False
    file: InFile = field(default_factory=InFile)
    settling: Settling = field(default_factory=Settling)
    initiatives: dict[str, Name] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    deepest: int = 0
    _others: set[tuple[str, ...]] = field(default_factory=set)
    _remarks: dict[Remark, Remark] = field(default_factory=dict)

    def add(self, one: Brought, faults: Faults) -> None:
        self.counts[type(one).__name__] += 1
        if isinstance(one, LeftOut):
            self.settling.add(one)
        elif isinstance(one, BroughtArgument):
            thread = Thread(one.parent, one.place, one.kind, one.withdrawn)
            self._once(self.file.arguments, one, thread, faults)
        elif isinstance(one, BroughtComment):
            remark = Remark(one.argument, one.place, one.parent is not None)
            self._once(self.file.comments, one, self._remarks.setdefault(remark, remark), faults)
        elif isinstance(one, BroughtInitiative):
            self._once(self.initiatives, one, one.name, faults)
        elif isinstance(one, BroughtEvidence):
            by_number = one.place if one.argument.ref else ""  # "#7" is one in each initiative
            self._once_of_its_sort(one, (self._told_place(by_number), one.argument.key), faults)
        elif isinstance(one, BroughtFact | BroughtQuestion):
            self._once_of_its_sort(one, (self._told_place(one.place),), faults)

    def _told_place(self, place: str) -> str:
        return "" if self.into_one else place

    def _once(self, known: dict, one, entry, faults: Faults) -> None:
        if one.name.key in known:
            self._twice(one, faults)
        known[one.name.key] = entry

    def _once_of_its_sort(
        self, one: BroughtEvidence | BroughtFact | BroughtQuestion, where: tuple[str, ...], faults: Faults
    ) -> None:
        key = (type(one).__name__, *where, one.name.key)
        if key in self._others:
            self._twice(one, faults)
        self._others.add(key)

    def _twice(self, one, faults: Faults) -> None:
        faults.add(one.line, "twice", _("“%s” stands in the file already.") % one.name.key, "id")

    def check(self, one: Brought, faults: Faults) -> None:
        """What can only be said of it once the whole file is known."""
        if isinstance(one, BroughtArgument):
            self._check_argument(one, faults)
        elif isinstance(one, BroughtComment) and one.parent:
            self._check_reply(one, self.file.comments.get(one.parent.key), faults)

    def _check_reply(self, one: BroughtComment, above: Remark | None, faults: Faults) -> None:
        if above is None:
            return
        if above.is_reply:
            said = _("Replies have one level; reply to the comment itself.")
            faults.add(one.line, "too_deep", said, "parent")
        if above.place != one.place:
            faults.add(one.line, "elsewhere", _("This comment stands somewhere else."), "parent")

    def _check_argument(self, one: BroughtArgument, faults: Faults) -> None:
        level = self.file.level(one.name.key)
        self.deepest = max(self.deepest, min(level, MAX_DEPTH))
        if level > MAX_DEPTH:
            said = _("This thread is as deep as it can be; answer further up.")
            faults.add(one.line, "too_deep", said, "parent")
        above = self.file.arguments.get(one.parent.key) if one.parent else None
        if above is None:
            return
        if one.relation == Relation.ANSWERS and above.kind != Kind.CHALLENGE:
            sentence = _("Only a challenge can be answered; support or rebut this.")
            faults.add(one.line, "not_a_challenge", sentence, "relation")
        if above.place != one.place:
            faults.add(one.line, "elsewhere", _("This argument stands in another initiative."), "parent")
