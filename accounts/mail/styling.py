"""How the HTML of mails is styled: each element carries its own, what is for dark and narrow stays as rules."""

from functools import lru_cache

import css_inline
from django.template.loader import render_to_string


def style_page(html: str) -> str:
    """A whole document, its styles inlined."""
    return _broken(_inliner().inline(html))


def style_part(html: str) -> str:
    """A piece of a document, its styles inlined."""
    return _broken(css_inline.inline_fragment(html, _sheet()))


def _broken(html: str) -> str:
    """A mail's lines have at most 998 bytes: break inside tags, where it does not show."""
    return html.replace(' style="', '\nstyle="')


@lru_cache(maxsize=1)
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False, extra_css=_sheet())


@lru_cache(maxsize=1)
def _sheet() -> str:
    return render_to_string("emails/styles.css")
