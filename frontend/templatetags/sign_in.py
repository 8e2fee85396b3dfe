"""What the sign-in page of the embedded run shows beside its form."""

from django import template

from frontend.sign_in_links import links

register = template.Library()


@register.simple_tag
def sign_in_links() -> list[dict[str, str]]:
    """The people one may sign in as with one click; none outside of the embedded run."""
    return links()
