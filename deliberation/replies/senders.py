"""Whether a mail comes from where its From says: what our own receiving server found out (RFC 8601).

Only the topmost field counts that our server has signed with its name; what a sender wrote in before stands below it.
"""

from authres import AuthenticationResultsHeader
from authres.core import AuthResError
from django.conf import settings

PASSED = "pass"
SES = "amazonses.com"  # Amazon's name for itself


def is_vouched_for(sender: str, fields: list[str]) -> bool:
    """DMARC passed for the domain of ``sender``; where that has no policy, SPF or DKIM for that very domain."""
    found = _ours(fields)
    domain = sender.rpartition("@")[2]
    if found is None or not domain:
        return False
    judged = [one for one in found.results if one.method == "dmarc"]
    if any(one.result != "none" for one in judged):
        return all(one.result == PASSED and _names(one, "header", "from", domain) for one in judged)
    return any(
        one.result == PASSED
        and (
            (one.method == "dkim" and _names(one, "header", "d", domain))
            or (one.method == "spf" and _names(one, "smtp", "mailfrom", domain))
        )
        for one in found.results
    )


def _ours(fields: list[str]) -> AuthenticationResultsHeader | None:
    """The topmost of our server; none where that cannot be read."""
    own = settings.REPLIES.get("authserv_id", "").lower()
    for field in fields:
        name = field.partition(";")[0].split()
        if own and name and name[0].lower() == own:
            return _parsed(_verdict_of_ses(field) if own == SES else field)
    return None


def _parsed(field: str) -> AuthenticationResultsHeader | None:
    try:
        return AuthenticationResultsHeader.parse_value(field)
    except (AuthResError, ValueError):
        return None


def _verdict_of_ses(field: str) -> str:
    """The last of what Amazon SES says, DMARC's verdict: before it stand clauses that RFC 8601 does not know.

    Some of them repeat what the sender's server said, unquoted: a quote or a second verdict makes all of it worthless.
    """
    clauses = [one.strip() for one in field.split(";")]
    said = [one for one in clauses if one]
    verdicts = [one for one in said if one.lower().startswith("dmarc")]
    is_clear = '"' not in field and len(verdicts) == 1 and said[-1] == verdicts[0]
    return f"{SES}; {verdicts[0]}" if is_clear else f"{SES}; none"


def _names(result, sort: str, name: str, domain: str) -> bool:
    """Whether what was found out is said of this domain, and of nothing else."""
    said = [one.value for one in result.properties if (one.type, one.name) == (sort, name)]
    return bool(said) and all(value and value.rpartition("@")[2].lower() == domain for value in said)
