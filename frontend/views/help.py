"""What the pages themselves explain; open to everybody, as the words stand on pages that the public reads."""

from django.views.decorators.http import require_safe

from frontend.glossary import GROUPS
from frontend.responses import page


@require_safe
def words(request):
    return page(request, "help/words.html", {"groups": GROUPS})
