"""How long a request may be as a whole; each field has a bound of its own."""

from django.utils.translation import gettext as _

from deliberation.errors import Invalid, Refusal

LONGEST_QUERY = 8_000  # bytes behind the question mark
LARGEST_BODY = 24 * 1024 * 1024  # bytes: a file of 20 MB, with the form around it


class TooLarge(Refusal):
    status = 413
    code = "too_large"

    def __init__(self) -> None:
        super().__init__(_("That is too much for one request. A file has up to 20 MB, a form up to 2 MB."))


def require_size(request) -> None:
    """Before anything of the request is read. Raises TooLarge, Invalid for what stands behind the question mark."""
    if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
        sentence = _("What stands behind the question mark is too long: up to %s characters.") % LONGEST_QUERY
        raise Invalid(sentence, code="query_too_long")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        raise TooLarge
