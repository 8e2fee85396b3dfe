"""Moments that a page carries in a hidden field, so that what came after it was made is not taken for seen."""

from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from deliberation.errors import Invalid


def sent_moment(request, name: str) -> datetime:
    """The aware moment in the field ``name`` of a form. Raises Invalid."""
    try:
        moment = parse_datetime(request.POST.get(name, ""))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Invalid.at(name, "invalid", _("The form does not say up to when; load the page again."))
    return moment
