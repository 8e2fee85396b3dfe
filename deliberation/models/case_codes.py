"""The codes of what is said of a company's case abroad."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseKind(TextChoices):
    SUPPORT = "support", _("asks for support")
    UNFAIR = "unfair", _("treated unfairly")


class CaseStatus(TextChoices):
    RECEIVED = "received", _("received")
    IN_HAND = "in_hand", _("in hand")
    RAISED = "raised", _("raised abroad")
    RESOLVED = "resolved", _("resolved")
    CLOSED = "closed", _("closed without result")
    WITHDRAWN = "withdrawn", _("taken back by the company")


class CaseSector(TextChoices):
    AI = "ai", _("artificial intelligence")
    CLOUD = "cloud", _("cloud and data")
    PLATFORM = "platform", _("online platforms")
    SOFTWARE = "software", _("software and security")
    TELECOM = "telecom", _("telecommunications")
    SEMICONDUCTOR = "semiconductor", _("semiconductors and electronics")
    CONTENT = "content", _("games and digital content")
    FINANCE = "finance", _("digital finance")
    HEALTH = "health", _("digital health")
    MOBILITY = "mobility", _("mobility and robotics")
    OTHER = "other", _("another sector")


OPEN = (CaseStatus.RECEIVED, CaseStatus.IN_HAND, CaseStatus.RAISED)
