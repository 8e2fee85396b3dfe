"""Templates say everything in the reader's language, and what they draw they also say."""

import re

import polib
from django.utils.translation.template import templatize

from tests.source import ROOT

TEMPLATES = sorted((ROOT / "frontend/templates").rglob("*.html"))
# What made-up components say is nobody's.
SPECIMENS = ("components.html", "colours.html", "pieces.html")
REAL = [
    path for path in TEMPLATES if (path.parent.name, path.name) not in {("dev", name) for name in SPECIMENS}
]
CATALOGUE = polib.pofile(ROOT / "frontend/locale/ko/LC_MESSAGES/django.po")
# What translates itself, what is code, and what no reader sees.
SPOKEN = re.compile(
    r"{% comment %}.*?{% endcomment %}|{% blocktrans(?:late)?\b.*?{% endblocktrans(?:late)? %}"
    r"|{% block (?:page|body)_class %}.*?{% endblock"
    r"|-title-of-the-mail-|<(script|style|code)\b.*?</\1>|<!--.*?-->|<!doctype[^>]*>|<meta\b[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
TAG, MARKUP = re.compile(r"{[{%#].*?[%}#]}", re.DOTALL), re.compile(r"<[^>]*>")
READ = re.compile(r'\b(?:alt|title|placeholder|label|aria-label|aria-description)="([^"]*)"')
WORD = re.compile(r"[A-Za-z]{2,}")
# The same in every language.
NAMES = {"Madang", "Ctrl", "CSV", "JSON", "Lines", "ms"}
MESSAGE = re.compile(r"""\bn?gettext\(u?(['"])(.*?)(?<!\\)\1""", re.DOTALL)
PICTURE = re.compile(r"<(?:img|svg)\b(?:[^>{]|{{.*?}}|{%.*?%})*>", re.DOTALL)
SAID = re.compile(r'\balt="|aria-hidden="true"|role="img"[^>]*aria-label(?:ledby)?="')


def test_no_template_says_anything_in_english_alone():
    assert {str(path): words for path in REAL if (words := untranslated(path.read_text()))} == {}


def untranslated(text: str) -> list[str]:
    bare = TAG.sub(" ", SPOKEN.sub(" ", text))
    seen = " ".join([MARKUP.sub(" ", bare), *READ.findall(bare)])
    return [word for word in WORD.findall(seen) if word not in NAMES]


def test_a_sentence_without_a_translation_is_noticed():
    assert untranslated('<p class="a">{% trans "Send" %} it</p><img alt="Map">') == ["it", "Map"]


def test_everything_that_a_template_says_has_its_korean():
    known = {entry.msgid for entry in CATALOGUE.translated_entries()}
    missing = {str(path): left for path in TEMPLATES if (left := set(messages_of(path.read_text())) - known)}
    assert missing == {}


def messages_of(text: str) -> list[str]:
    """As makemessages reads them, without gettext's own programs."""
    found = [message for _quote, message in MESSAGE.findall(templatize(text))]
    return [message.replace("\\'", "'").replace('\\"', '"').replace("\\n", "\n") for message in found]


def test_messages_are_found_in_tags_and_in_blocks():
    text = (
        '{% trans "It\'s" %}{% blocktrans trimmed with name=x %}\n  {{ name }} said\n  so{% endblocktrans %}'
    )
    assert messages_of(text) == ["It's", "%(name)s said so"]


def test_every_picture_has_words_or_says_that_it_needs_none():
    mute = [
        f"{path.name}: {picture}"
        for path in TEMPLATES
        for picture in PICTURE.findall(path.read_text())
        if not SAID.search(picture)
    ]
    assert mute == []
