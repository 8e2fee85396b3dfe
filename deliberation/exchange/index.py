"""What stands where in a file, found in one pass over it: who responds to whom, and how deep."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from deliberation.actions.brought import BroughtArgument, BroughtComment, BroughtInitiative, Name
from deliberation.models import Kind, Relation
from deliberation.models.arguments import MAX_DEPTH

from .fields import LineFaults
from .json_lines import Brought

MOST_THINGS = 200_000


@dataclass(slots=True)
class Index:
    """By keys; an argument's entry is its parent, its place and its kind."""

    arguments: dict[str, tuple[str | None, str, str | None]] = field(default_factory=dict)
    replies: dict[str, bool] = field(default_factory=dict)
    initiatives: dict[str, Name] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    deepest: int = 0

    def add(self, one: Brought, faults: LineFaults) -> None:
        self.counts[type(one).__name__] += 1
        if isinstance(one, BroughtArgument):
            parent = one.parent.key if one.parent else None
            self._once(self.arguments, one, (parent, one.place, one.kind), faults)
        elif isinstance(one, BroughtComment):
            self._once(self.replies, one, one.parent is not None, faults)
        elif isinstance(one, BroughtInitiative):
            self._once(self.initiatives, one, one.name, faults)

    def _once(self, known: dict, one, entry, faults: LineFaults) -> None:
        if one.name.key in known:
            faults.add(one.line, "id", "twice", _("“%s” stands in the file already.") % one.name.key)
        known[one.name.key] = entry

    def level(self, key: str) -> int:
        """How many arguments of the file it stands under; one more than may be for a circle."""
        level, parent = 0, self.arguments[key][0]
        while parent in self.arguments and level <= MAX_DEPTH:
            level, parent = level + 1, self.arguments[parent][0]
        return level

    def check(self, one: Brought, faults: LineFaults) -> None:
        """What can only be said of it once the whole file is known."""
        if isinstance(one, BroughtArgument):
            self._check_argument(one, faults)
        elif isinstance(one, BroughtComment) and one.parent and self.replies.get(one.parent.key):
            faults.add(
                one.line, "parent", "too_deep", _("Replies have one level; reply to the comment itself.")
            )

    def _check_argument(self, one: BroughtArgument, faults: LineFaults) -> None:
        level = self.level(one.name.key)
        self.deepest = max(self.deepest, min(level, MAX_DEPTH))
        if level > MAX_DEPTH:
            faults.add(
                one.line, "parent", "too_deep", _("This thread is as deep as it can be; answer further up.")
            )
        above = self.arguments.get(one.parent.key) if one.parent else None
        if above is None:
            return
        if one.relation == Relation.ANSWERS and above[2] != Kind.CHALLENGE:
            sentence = _("Only a challenge can be answered; support or rebut this.")
            faults.add(one.line, "relation", "not_a_challenge", sentence)
        if above[1] != one.place:
            faults.add(one.line, "parent", "elsewhere", _("This argument stands in another initiative."))
