import pytest

from deliberation.markup import mentions_in, plain_text, render_markdown

MINJI = "0190c7a1-0000-7000-8000-000000000001"
JONAS = "0190c7a1-0000-7000-8000-00000000000a"


def test_a_mention_reads_as_a_name_and_links_nowhere():
    html = render_markdown(f"Ask [@Minji Seo](mention:{MINJI}), please.")
    assert html == '<p>Ask <span class="mention">@Minji Seo</span>, please.</p>\n'


def test_people_are_found_once_each_in_the_order_of_the_text():
    text = f"[@Jonas](mention:{JONAS.upper()}) [@Minji](mention:{MINJI})\n\n- [@Jonas](mention:{JONAS})"
    assert mentions_in(text) == [JONAS, MINJI]


def test_mentions_are_found_in_lists_tables_and_footnotes():
    text = f"|a|b|\n|-|-|\n|[@Minji](mention:{MINJI})|x[^1]|\n\n[^1]: [@Jonas](mention:{JONAS})"
    assert mentions_in(text) == [MINJI, JONAS]


@pytest.mark.parametrize(
    "text",
    [
        "no one",
        f"`[@Minji](mention:{MINJI})`",
        f"    [@Minji](mention:{MINJI})",
        f"\\[@Minji](mention:{MINJI})",
        "[@Minji](mention:minji)",
        f"[@Minji](mention:{MINJI}0)",
        f"mention:{MINJI}",
        f"![@Minji](mention:{MINJI})",
    ],
)
def test_what_does_not_read_as_a_mention_is_none(text):
    assert mentions_in(text) == []
    assert "mention" not in render_markdown(text).replace(text, "").replace("mention:", "")


def test_a_link_beside_a_mention_stays_a_link():
    html = render_markdown(f"[@Minji](mention:{MINJI}) [study](https://example.org)")
    assert '<span class="mention">@Minji</span> <a href="https://example.org"' in html
    assert html.count("</a>") == 1


def test_a_mention_is_its_name_in_plain_text():
    assert plain_text(f"Ask [@Minji Seo](mention:{MINJI}).") == "Ask @Minji Seo."
