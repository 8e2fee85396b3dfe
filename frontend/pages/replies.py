"""What the page of a held answer shows: the text, and the place if its person still sees it."""

from deliberation.errors import NotFound
from deliberation.models import ArrivedMail, Comment


def find_held(request, pk) -> ArrivedMail:
    """A mail that waits for this reader. Raises NotFound, also for one that is settled."""
    rows = ArrivedMail.objects.select_related("notification__activity")
    found = rows.filter(pk=pk, person=request.user, state=ArrivedMail.State.HELD).first()
    if found is None:
        raise NotFound
    return found


def held_page(request, mail: ArrivedMail, form) -> dict:
    subject = mail.notification.activity.subject_id if mail.notification else None
    seen = Comment.objects.visible_to(request.user).select_related("initiative__workspace", "argument")
    answered = seen.filter(pk=subject).first()
    return {
        "mail": mail,
        "form": form,
        "answered": answered if answered and not answered.is_gone and not answered.is_hidden else None,
    }
