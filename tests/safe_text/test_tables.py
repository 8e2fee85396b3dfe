"""No column of text is left out, and no page; and the corpus is large enough to mean something."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import URLPattern, resolve

from deliberation.personal import WORDS
from frontend import urls
from tests.payloads import PAYLOADS
from tests.safe_text.places import PLACES, WITHOUT_A_PAGE
from tests.safe_text.planting import NO_TEXT, TEXT
from tests.safe_text.shown import SHOWN


def test_the_corpus_is_large_enough():
    assert len(set(PAYLOADS)) >= 250


def test_every_column_of_text_is_told_where_it_is_shown():
    """A new one stands in the register of words, or the build fails; then it has to stand here."""
    assert set(SHOWN) == set(TEXT)
    assert all(SHOWN.values())
    assert NO_TEXT.keys() <= WORDS.keys()


def test_every_page_is_opened():
    opened = {resolve(place.example.partition("?")[0]).url_name for place in PLACES}
    assert set(names_of(urls.urlpatterns)) - opened == WITHOUT_A_PAGE


def names_of(patterns) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield one.name or str(one.pattern)
        else:
            yield from names_of(one.url_patterns)


@pytest.mark.parametrize("column", [name for name, why in NO_TEXT.items() if why.startswith("only")])
def test_a_column_that_is_left_out_takes_none_of_the_corpus(column):
    label, _dot, name = column.rpartition(".")
    field = apps.get_model(label)._meta.get_field(name)
    taken = [payload for payload in PAYLOADS if takes(field, payload)]
    assert taken == []


def takes(field, text: str) -> bool:
    try:
        field.clean(text, None)
    except ValidationError:
        return False
    return True
