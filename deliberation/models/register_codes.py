"""The codes of the register of policies, as other systems read them; words are for people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PolicyTheme(models.TextChoices):
    """The ten points of the OECD's recommendation on artificial intelligence, then digital policy beside it."""

    INCLUSIVE_GROWTH = "inclusive_growth", _("inclusive growth and well-being")
    RIGHTS = "rights", _("human rights and fairness")
    TRANSPARENCY = "transparency", _("transparency")
    SAFETY = "safety", _("robustness and safety")
    ACCOUNTABILITY = "accountability", _("accountability")
    RESEARCH = "research", _("research and development")
    INFRASTRUCTURE = "infrastructure", _("data and computing infrastructure")
    POLICY_ENVIRONMENT = "policy_environment", _("governance and regulation")
    SKILLS = "skills", _("skills and work")
    COOPERATION = "cooperation", _("international co-operation")
    DATA_FLOWS = "data_flows", _("data protection and data flows")
    PLATFORMS = "platforms", _("online platforms and content")
    SECURITY = "security", _("cyber security")
    GOVERNMENT = "government", _("digital government")
    TRADE = "trade", _("digital trade and standards")


class PolicyInstrument(models.TextChoices):
    LAW = "law", _("law")
    TREATY = "treaty", _("treaty")
    REGULATION = "regulation", _("regulation or decree")
    STRATEGY = "strategy", _("strategy or plan")
    PRINCIPLES = "principles", _("principles or declaration")
    GUIDELINE = "guideline", _("guideline or code of practice")
    STANDARD = "standard", _("standard")
    FUNDING = "funding", _("funding programme")
    BODY = "institution", _("institution")
    DIALOGUE = "dialogue", _("dialogue or network")


class PolicyTarget(models.TextChoices):
    COMPANIES = "companies", _("companies")
    SMALL_COMPANIES = "small_companies", _("small companies")
    RESEARCHERS = "researchers", _("researchers")
    PUBLIC_SECTOR = "public_sector", _("public bodies")
    WORKERS = "workers", _("workers")
    YOUNG_PEOPLE = "young_people", _("children and students")
    CITIZENS = "citizens", _("citizens")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    GOVERNMENTS = "governments", _("governments")


class PolicyStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ADOPTED = "adopted", _("adopted")
    IN_FORCE = "in_force", _("in force")
    UNDER_REVISION = "under_revision", _("under revision")
    ENDED = "ended", _("ended")
    DROPPED = "dropped", _("dropped")


class Evaluated(models.TextChoices):
    YES = "yes", _("evaluated")
    NO = "no", _("not evaluated")
    UNKNOWN = "unknown", _("not known")


class Sharing(models.TextChoices):
    WORKSPACE = "workspace", _("the whole workspace")
    NAMED = "named", _("named organisations")
    OWN = "own", _("its own organisation")
