from uuid import UUID

from deliberation.models import Case

from .finding import found


def find_case(request, key: str, pk: UUID) -> Case:
    """A case with all that its page names, and with the company's name if this reader may read it."""
    rows = Case.objects.visible_to(request.user).with_names(request.user).filter(workspace__key=key, pk=pk)
    return found(rows.select_related("workspace", "organisation", "handled_by", "owner", "added_by"))
