"""Pictures and files in a text: those that were attached here, and nothing from anywhere else."""

from uuid import UUID

import pytest

from deliberation.markup import markdown_of, plain_text, render_markdown, spell_attachments
from deliberation.markup.sanitiser import sanitise

PK = UUID("0197a8b0-c1d2-7e3f-8a9b-0c1d2e3f4a5b")
CODE = f"attachment:{PK.hex}"
ADDRESS = f"/attachments/{PK}/"


def test_a_picture_that_was_attached_is_shown_and_leads_to_itself():
    html = render_markdown(f"See ![a *chart*]({CODE}#640x480).")
    assert f'<img src="{ADDRESS}" alt="a chart" width="640" height="480" loading="lazy">' in html
    assert f'<a href="{ADDRESS}"' in html


def test_a_file_that_was_attached_is_linked():
    assert f'<a href="{ADDRESS}"' in render_markdown(f"[the *report*]({CODE})")


def test_a_picture_without_words_is_no_link_as_that_would_say_nothing():
    assert render_markdown(f"![]({CODE})") == f'<p><img src="{ADDRESS}" alt="" loading="lazy"></p>\n'


def test_within_a_link_to_elsewhere_only_its_words_stand():
    html = render_markdown(f"[![a chart]({CODE})](https://example.org)")
    assert ("<img" in html, ">a chart</a>" in html) == (False, True)


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        f"https://evil.example{ADDRESS}",
        f"{CODE}#0x9",
        "attachment:../../1",
        f"{CODE}0",
        f" {CODE}?x",
    ],
)
def test_nothing_else_is_shown_as_a_picture(address):
    assert "<img" not in render_markdown(f"![x]({address})")


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/1.png", "//evil.example/1.png", "/attachments/1/../2/", "data:image/png,x"],
)
def test_the_second_wall_takes_away_a_picture_from_anywhere_else(address):
    assert sanitise(f'<p><img src="{address}" alt="x" width="1" onerror="x"></p>') == "<p></p>"


def test_its_words_are_what_a_card_a_search_and_a_mail_say_of_it():
    assert plain_text(f"As seen: ![GDP by year]({CODE}#3x4) and [figures.csv]({CODE})") == (
        "As seen: GDP by year and figures.csv"
    )


@pytest.mark.parametrize(
    "name", ["report [draft] *2*.png", "a_b_c.png", "<b>&amp;`x`", "통계!", "\\", "](https://x.y)"]
)
def test_whatever_a_file_is_called_is_what_its_link_says(name):
    assert plain_text(markdown_of(PK, name)) == name
    assert plain_text(markdown_of(PK, name, (3, 4))) == name
    assert ADDRESS in render_markdown(markdown_of(PK, name, (3, 4)))


def test_elsewhere_its_words_and_its_whole_address_say_what_it_was():
    text = spell_attachments(f"See ![GDP]({CODE}#3x4), [y]({CODE})", "https://madang.example")
    whole = f"(https://madang.example{ADDRESS} )"
    assert plain_text(text) == f"See GDP {whole}, y {whole}"
