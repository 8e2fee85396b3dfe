"""Why a verb was refused, in words for the person and a code for the machine.

Doors turn these into answers.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with what was sent: where (empty for the whole), a code, and a sentence."""

    field: str
    code: str
    detail: str


class Refusal(Exception):
    """A verb that did not happen. ``status`` is the HTTP status that says so."""

    status = 400
    code = "refused"
    detail: object = _("This could not be done.")

    def __init__(self, detail: object = None, *, code: str = "", faults: Iterable[Fault] = ()) -> None:
        super().__init__(str(detail or self.detail))
        self.detail = detail or self.detail
        self.code = code or self.code
        self.faults = list(faults)
        self.more = 0  # faults that are not listed


class NotAllowed(Refusal):
    status = 403
    code = "not_allowed"
    detail = _("Your role here does not allow this.")


class NotFound(Refusal):
    status = 404
    code = "not_found"
    detail = _("There is nothing here for you.")


class NotNow(Refusal):
    """It may happen at another moment; the sentence says what to do."""

    status = 409
    code = "not_now"
    detail = _("This cannot be done at this stage.")


class Stale(Refusal):
    """Somebody else changed it since the caller read it."""

    status = 412
    code = "changed_since"
    detail = _("Somebody changed this since you opened it. Your text is kept below; compare and save again.")


class Invalid(Refusal):
    """Wrong shape: every fault at once."""

    status = 422
    code = "invalid"
    detail = _("Please correct what is marked.")

    @classmethod
    def from_validation(cls, error: ValidationError) -> "Invalid":
        """The faults of a model's ``full_clean``, field by field."""
        by_field = error.error_dict if hasattr(error, "error_dict") else {"__all__": error.error_list}
        return cls(faults=[_fault(name, one) for name, many in by_field.items() for one in many])

    @classmethod
    def at(cls, name: str, code: str, detail: object) -> "Invalid":
        return cls(faults=[Fault(name, code, str(detail))])


@dataclass(frozen=True, slots=True)
class Wordings:
    """Two wordings of one argument, for a vote that was given on the earlier."""

    seen: str
    present: str
    seen_reasons: str = ""
    present_reasons: str = ""


class MeaningChanged(NotNow):
    code = "meaning_changed"
    detail = _("The wording changed its meaning since you read it. Read both and vote again.")

    def __init__(self, wordings: Wordings) -> None:
        super().__init__()
        self.wordings = wordings


class WordingChanged(NotNow):
    """The same wording was mended in place between being shown and being voted on."""

    code = "wording_changed"
    detail = _("The wording was mended while you read it. Read it again and vote.")


@contextmanager
def in_our_words() -> Iterator[None]:
    """What verbs without a workspace refuse (they know no Refusal), as Invalid and NotAllowed."""
    try:
        yield
    except ValidationError as error:
        raise Invalid.from_validation(error)
    except PermissionDenied as error:
        raise NotAllowed(str(error))


def _fault(name: str, error: ValidationError) -> Fault:
    return Fault("" if name == "__all__" else name, error.code or "invalid", " ".join(error.messages))
