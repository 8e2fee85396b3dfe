"""What is said of cases in few words: what a company is called for its reader, and how many bear on an argument."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from deliberation.countries import country_name
from deliberation.models import Case
from deliberation.models.case_counts import CaseCount


def title_for_reader(case: Case) -> str:
    """Of a case that was read ``with_names``: "Company A3 (Hanbit): Data must be stored there"."""
    return f"{called_for_reader(case)}: {case.measure}"


def called_for_reader(case: Case) -> str:
    """The code word, and the name beside it for whoever reads that."""
    if case.is_coded and case.named:
        return _("%(word)s (%(company)s)") % {"word": case.called, "company": case.named}
    return case.called


def count_in_words(count: CaseCount | None) -> str:
    """ "3 cases in 2 countries"; of none, nothing."""
    if count is None:
        return ""
    cases = ngettext("%d case", "%d cases", count.cases) % count.cases
    countries = ngettext("%d country", "%d countries", len(count.countries)) % len(count.countries)
    return _("%(cases)s in %(countries)s") % {"cases": cases, "countries": countries}


def count_by_kind(count: CaseCount) -> str:
    """ "2 treated unfairly, 1 asks for support: Brazil, United States"."""
    kinds = [
        ngettext("%d treated unfairly", "%d treated unfairly", count.unfair) % count.unfair
        if count.unfair
        else "",
        ngettext("%d asks for support", "%d ask for support", count.support) % count.support
        if count.support
        else "",
    ]
    language = (get_language() or "en")[:2]
    countries = ", ".join(country_name(code, language) for code in count.countries)
    return f"{', '.join(filter(None, kinds))}: {countries}"
