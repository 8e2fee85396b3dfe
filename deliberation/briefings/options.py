"""The options side by side, by each criterion that they are held against."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from deliberation.documents.outline import Block, Paragraph, ours

from .material import Material
from .telling import opening


def options(material: Material) -> Iterator[Block]:
    yield from opening(material, _("Options table"))
    yield Paragraph((ours(_("No options have been set against each other in this initiative.")),))
