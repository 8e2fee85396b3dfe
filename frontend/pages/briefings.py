"""A briefing as its page shows it: what else could be chosen, the files, and the document itself."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import override

from deliberation.briefings import FILES, LANGUAGES, TEMPLATES, Briefing
from deliberation.documents.html import blocks_of
from deliberation.models import Initiative

FIRST = {
    "ko": "hwpx"
}  # the file that readers of a language are offered first, where it is not the first of all


def briefing_page(initiative: Initiative, briefing: Briefing) -> dict:
    """The context of briefings/show.html."""
    with override(briefing.language):
        document = blocks_of(briefing.outline, below=1)
    return {
        "workspace": initiative.workspace,
        "section": "initiatives",
        "initiative": initiative,
        "templates": [_template(code, briefing) for code in TEMPLATES],
        "says": TEMPLATES[briefing.template].says,
        "languages": [_language(code, briefing) for code in LANGUAGES],
        "language": briefing.language,
        "files": _files(briefing),
        "document": document,
        "compact": briefing.outline.compact,
    }


def _template(code: str, briefing: Briefing) -> dict:
    return {
        "word": TEMPLATES[code].name,
        "href": _address(code, briefing.language),
        "now": code == briefing.template,
    }


def _language(code: str, briefing: Briefing) -> dict:
    return {
        "code": code,
        "word": LANGUAGES[code],
        "href": _address(briefing.template, code),
        "now": code == briefing.language,
    }


def _address(template: str, language: str) -> str:
    return f"?{urlencode({'template': template, 'language': language})}"


def _files(briefing: Briefing) -> list[dict]:
    """The one that is most likely wanted comes first."""
    words = {
        "docx": _("Word (DOCX)"),
        "hwpx": _("Hangul (HWPX)"),
        "html": _("Web page (HTML)"),
        "markdown": _("Text (Markdown)"),
    }
    first = FIRST.get(briefing.language, next(iter(FILES)))
    return [
        {"href": f"{briefing.template}/{briefing.language}.{FILES[name].ending}", "word": words[name]}
        for name in sorted(FILES, key=lambda name: name != first)
    ]
