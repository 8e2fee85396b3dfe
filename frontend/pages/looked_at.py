"""What operators looked at of a person, for that person."""

from accounts.models import SecurityEvent
from frontend.reader import Reader

SHOWN = 20


def looked_at(request) -> list[str]:
    """When an operator looked at the reader's next digest, the latest first."""
    reader = Reader.of(request)
    kind = SecurityEvent.Kind.OPERATOR_DIGEST_PREVIEWED
    events = SecurityEvent.objects.filter(user=request.user, kind=kind).order_by("-at", "-pk")
    return [reader.moment(at) for at in events.values_list("at", flat=True)[:SHOWN]]
