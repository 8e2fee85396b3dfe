"""Nested lists printed row by row: the tags that stand before and after each, so that no template calls itself."""

from collections.abc import Iterator

from django.utils.safestring import SafeString, mark_safe


def tags(depths: list[int], css: str) -> Iterator[tuple[SafeString, SafeString]]:
    """For rows of a tree in the order in which it is read: what opens and what closes the lists around each.

    Only ``css``, a class name, and tags: what stands in a row is escaped where it is printed.
    """
    first = min(depths, default=0)
    for at, depth in enumerate(depths):
        before = depths[at - 1] if at else first - 1
        after = depths[at + 1] if at + 1 < len(depths) else None
        yield _opening(depth - before, css), _closing(depth, after, first)


def _opening(steps: int, css: str) -> SafeString:
    return mark_safe(f'<ol class="{css}"><li>' * steps if steps > 0 else "<li>")  # noqa: S308


def _closing(depth: int, after: int | None, first: int) -> SafeString:
    if after is None:
        return mark_safe("</li></ol>" * (depth - first + 1))  # noqa: S308
    return mark_safe("" if after > depth else "</li>" + "</ol></li>" * (depth - after))  # noqa: S308
