from django.utils.translation import gettext_lazy as _

from .kinds import Kind

# Single votes are told to nobody; what they change is found between two moments by the digest.
KINDS = {
    "vote.cast": Kind(_("%(actor)s voted on %(subject)s"), webhook=False),
    "vote.withdrawn": Kind(_("%(actor)s took back a vote on %(subject)s"), webhook=False),
}
