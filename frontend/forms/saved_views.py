from django.utils.translation import gettext_lazy as _

from deliberation.models import SavedView

from .page_form import PageForm, of


class SaveViewForm(PageForm):
    name = of(SavedView, "name", label=_("Save this view as"))
    ids = "view_%s"
