"""How much one caller may do in a while: a bucket for each kind of work, that fills again as time goes by."""

from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.errors import Refusal

from .buckets import Bucket, buckets
from .callers import caller_of, of_person
from .sizes import TooLarge, require_size

__all__ = ["KINDS", "Spent", "TooLarge", "TooMany", "caller_of", "of_person", "require_size", "spend"]

KINDS: dict[str, Bucket] = {kind: Bucket(*rate) for kind, rate in settings.RATES.items() if rate}


@dataclass(frozen=True, slots=True)
class Spent:
    """What is left in a bucket, in the words of the RateLimit headers; seconds are whole."""

    kind: str
    left: int
    full_in: int

    def tell(self, response: HttpResponse) -> None:
        """Put it into the headers of an answer."""
        bucket = KINDS[self.kind]
        response["RateLimit"] = f'"{self.kind}";r={self.left};t={self.full_in}'
        response["RateLimit-Policy"] = f'"{self.kind}";q={bucket.most};w={bucket.seconds}'


class TooMany(Refusal):
    """``wait`` is in how many seconds it can be tried again."""

    status = 429
    code = "too_many_requests"

    def __init__(self, spent: Spent, wait: int) -> None:
        super().__init__(_sentence(wait))
        self.spent, self.wait = spent, wait


def spend(kind: str, caller: str, many: int = 1) -> Spent | None:
    """Take as many out of the caller's bucket. Raises TooMany when it has fewer; None where nothing is counted."""
    if kind not in KINDS:
        return None
    taken = buckets().take(f"{kind}:{caller}", KINDS[kind], many)
    if taken is None:
        return None
    spent = Spent(kind, taken.left, ceil(taken.full_in))
    if taken.wait:
        raise TooMany(spent, ceil(taken.wait))
    return spent


def _sentence(wait: int) -> str:
    if wait > 90:
        minutes = ceil(wait / 60)
        said = ngettext(
            "Too much at once. Try again in %(many)s minute.",
            "Too much at once. Try again in %(many)s minutes.",
            minutes,
        )
        return said % {"many": minutes}
    if wait > 5:
        return _("Too much at once. Try again in %(many)s seconds.") % {"many": wait}
    return _("Too much at once. Try again in a moment.")
