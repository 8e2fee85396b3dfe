from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from deliberation.models import Activity

Audience = Callable[[Activity], Iterable[tuple[UUID, str]]]


def nobody(activity: Activity) -> Iterable[tuple[UUID, str]]:
    """It waits for the digest, or is nobody's business."""
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """What a verb means: the sentence in histories, who is told at once and why, the webhook type.

    ``sentence`` is a lazy translation with ``%(actor)s`` and ``%(subject)s``. ``webhook`` is empty
    where other systems are not told.
    """

    sentence: Any
    audience: Audience = nobody
    webhook: bool = True

    @property
    def is_silent(self) -> bool:
        """Whether numbering it is all that has to happen."""
        return self.audience is nobody and not self.webhook
