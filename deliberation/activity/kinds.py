from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from deliberation.models import Activity

from . import electorates

Audience = Callable[[Activity], Iterable[tuple[UUID, str]]]


def nobody(activity: Activity) -> Iterable[tuple[UUID, str]]:
    """It waits for the digest, or is nobody's business."""
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """What a verb means: the sentence in histories, who is told at once and why, the webhook type.

    ``sentence`` is a lazy translation with ``%(actor)s`` and ``%(subject)s``. Whom it is told to for one of the
    reasons ``mailed`` gets a mail, too; for all others it waits in the inbox, and for the digest. ``webhook`` is
    false where other systems are not told. ``recounts`` tells in which initiatives it may have changed who may vote.
    """

    sentence: Any
    audience: Audience = nobody
    webhook: bool = True
    mailed: frozenset[str] = frozenset()
    recounts: Callable[[Activity], Iterable[UUID]] = electorates.none

    @property
    def is_silent(self) -> bool:
        """Whether numbering it is all that has to happen."""
        return self.audience is nobody and not self.webhook and not self.is_counted

    @property
    def is_counted(self) -> bool:
        """Whether tallies have to be recounted, even where nobody shall be told."""
        return self.recounts is not electorates.none
