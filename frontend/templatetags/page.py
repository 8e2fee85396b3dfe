"""What a page's frame needs: icons set into the HTML, and the map of script modules."""

import json
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from deliberation.calendars import format_day
from frontend.forms.page_form import PageForm
from frontend.prefetching import RULES
from frontend.reader import Reader
from frontend.said import read_tags

register = template.Library()

MODULES = {
    "madang/argument-map": "js/elements/argument-map.js",
    "madang/claim-counter": "js/elements/claim-counter.js",
    "madang/people-caller": "js/elements/people-caller.js",
    "madang/draft-keeper": "js/elements/draft-keeper.js",
    "madang/file-attacher": "js/elements/file-attacher.js",
    "madang/found-keys": "js/elements/found-keys.js",
    "madang/key-switch": "js/elements/key-switch.js",
    "madang/kind-switch": "js/elements/kind-switch.js",
    "madang/markdown-editor": "js/elements/markdown-editor.js",
    "madang/live-news": "js/elements/live-news.js",
    "madang/menu-closer": "js/elements/menu-closer.js",
    "madang/page-tour": "js/elements/page-tour.js",
    "madang/passkey-fault": "js/elements/passkey-fault.js",
    "madang/print-button": "js/elements/print-button.js",
    "madang/source-picker": "js/elements/source-picker.js",
    "madang/text-preview": "js/elements/text-preview.js",
    "madang/tool-bar": "js/elements/tool-bar.js",
    "madang/through-keys": "js/elements/through-keys.js",
    "madang/upload-progress": "js/elements/upload-progress.js",
    "madang/vote-keys": "js/elements/vote-keys.js",
    "madang/attached": "js/writing/attached.js",
    "madang/calls": "js/writing/calls.js",
    "madang/draft-notice": "js/writing/draft-notice.js",
    "madang/drafts": "js/writing/drafts.js",
    "madang/in-place": "js/voting/in-place.js",
    "madang/vote-at-once": "js/voting/vote-at-once.js",
    "madang/help/keys": "js/help/keys.js",
    "madang/listbox": "js/writing/listbox.js",
    "madang/marks": "js/writing/marks.js",
    "madang/put-text": "js/writing/put-text.js",
    "madang/rich-runs": "js/writing/rich-runs.js",
    "madang/rich-tables": "js/writing/rich-tables.js",
    "madang/rich-text": "js/writing/rich-text.js",
    "madang/sending": "js/writing/sending.js",
}
# What one page alone needs, by the name that this page gives to {% import_map %}.
OF_ONE_PAGE = {
    "map": {
        "dagre": "js/lib/dagre.js",
        "madang/map/drawing": "js/map/drawing.js",
        "madang/map/drawn_map": "js/map/drawn_map.js",
        "madang/map/laying": "js/map/laying.js",
        "madang/map/layout": "js/map/layout.js",
        "madang/map/pointing": "js/map/pointing.js",
        "madang/map/reading": "js/map/reading.js",
        "madang/map/saving": "js/map/saving.js",
        "madang/map/shapes": "js/map/shapes.js",
        "madang/map/steering": "js/map/steering.js",
        "madang/map/viewing": "js/map/viewing.js",
        "madang/map/wrapping": "js/map/wrapping.js",
    },
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """The SVG of ``static/icons/<name>.svg``, hidden from screen readers: a word always stands beside it."""
    return _icon(name)


@register.simple_tag(takes_context=True)
def import_map(context, page: str = "") -> SafeString:
    """The script that tells the browser which hashed file each module name means, also those of that one page."""
    return format_html(
        '<script type="importmap" nonce="{}">{}</script>', context["CSP_NONCE"], _modules(page)
    )


@register.simple_tag(takes_context=True)
def speculation_rules(context) -> SafeString:
    """The script that tells the browser which pages it may fetch when somebody is about to ask for them."""
    return format_html('<script type="speculationrules" nonce="{}">{}</script>', context["CSP_NONCE"], RULES)


@register.simple_tag(takes_context=True)
def printed_at(context) -> str:
    """Where and when a page was printed; within a workspace alone, as other addresses may hold a secret."""
    workspace = context.get("workspace")
    if not workspace:
        return ""
    request = context["request"]
    reader = Reader.of(request, workspace)
    day = format_day(reader.today, reader.language, with_year=True)
    return f"{settings.BASE_URL}{request.get_full_path()} · {day}"


@register.filter
def stands_now(field) -> str:
    """What a form's field holds by now, where somebody else changed it meanwhile; forms of allauth know of none."""
    return field.form.stands_now(field.name) if isinstance(field.form, PageForm) else ""


@register.filter
def goes_with(message) -> dict:
    """The draft that was saved by what a message tells, and the form that undoes it."""
    return read_tags(message.extra_tags or "")


@register.filter
def initials(name: str) -> str:
    """Two letters for the round mark: "Hana Kim" is HK, 김하나 is 하나."""
    parts = name.split()
    if len(parts) > 1:
        return (parts[0][:1] + parts[-1][:1]).upper()
    return name[-2:] if name[:1] >= "\u1100" else name[:2].upper()


@cache
def _icon(name: str) -> SafeString:
    svg = Path(finders.find(f"icons/{name}.svg")).read_text(encoding="utf-8").strip()
    return mark_safe(svg.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1))  # noqa: S308


@cache
def _modules(page: str) -> SafeString:
    modules = {name: static(path) for name, path in (MODULES | OF_ONE_PAGE.get(page, {})).items()}
    return mark_safe(json.dumps({"imports": modules}, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S308
