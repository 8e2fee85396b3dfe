from django.utils.translation import gettext_lazy as _

from .kinds import Kind

KINDS = {
    "digest.noted": Kind(_("%(actor)s wrote a note for the digest"), webhook=False),
    "digest.published": Kind(_("A digest was put together")),
}
