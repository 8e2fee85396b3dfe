import pytest

from deliberation.markup import render_inline, render_markdown

LINK = '<a href="{}" rel="nofollow noopener noreferrer ugc">{}</a>'


def link(address, words=None):
    return LINK.format(address, words or address)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Plain & simple", "<p>Plain &amp; simple</p>\n"),
        ("*a* **b** ~~c~~ `d<e`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d&lt;e</code></p>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("```python\nx = 1\n```", "<pre><code>x = 1\n</code></pre>\n"),
        ("---", "<hr>\n"),
        ("", ""),
    ],
)
def test_markdown_becomes_plain_html(markdown, html):
    assert render_markdown(markdown) == html


def test_lists_within_lists_keep_their_words():
    html = render_markdown("".join("  " * depth + f"- depth{depth}\n" for depth in range(9)))
    assert all(f"depth{depth}" in html for depth in range(9))


def test_headings_go_below_those_of_the_page():
    html = render_markdown("# a\n\n## b\n\n### c\n\n#### d\n\n###### e\n\nf\n=")
    assert html.split() == [
        "<h3>a</h3>",
        "<h4>b</h4>",
        "<h5>c</h5>",
        "<h6>d</h6>",
        "<h6>e</h6>",
        "<h3>f</h3>",
    ]


def test_tables_are_aligned_by_class_and_not_by_style():
    html = render_markdown("|a|b|c|\n|-|:-:|-:|\n|1|2|3|")
    assert "<th>a</th>" in html
    assert '<th class="align-center">b</th>' in html
    assert '<td class="align-right">3</td>' in html
    assert "style" not in html


def test_a_link_tells_search_engines_and_other_windows_nothing():
    assert (
        render_markdown("[study](https://example.org/a)")
        == f"<p>{link('https://example.org/a', 'study')}</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://example.org/a_b_c.", f"see {link('https://example.org/a_b_c')}."),
        ("(https://example.org/a)", f"({link('https://example.org/a')})"),
        ("<https://example.org>", link("https://example.org")),
        ("ask who@example.org", f"ask {link('mailto:who@example.org', 'who@example.org')}"),
        ("https://example.org에서 봄", f"{link('https://example.org')}에서 봄"),
        ("https://example.org/a(b)를 봄", f"{link('https://example.org/a(b)')}를 봄"),
        ("https://example.org/a를 봄", f"{link('https://example.org/a')}를 봄"),
        (
            "https://example.org/경로?a=1 참고",
            f"{link('https://example.org/%EA%B2%BD%EB%A1%9C?a=1', 'https://example.org/경로?a=1')} 참고",
        ),
    ],
)
def test_a_bare_address_is_linked_without_what_follows_it(text, expected):
    assert render_inline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was decided.In May it ends.",
        "see README.md",
        "[x](/sign-out/)",
        "[x](ftp://example.org)",
        "[x](#top)",
    ],
)
def test_what_may_not_be_linked_stays_as_it_was_typed(text):
    assert render_markdown(text) == f"<p>{text}</p>\n"


def test_an_image_becomes_a_link_so_that_nothing_is_loaded_from_elsewhere():
    assert render_inline("![a *chart*](https://example.org/c.png)") == link(
        "https://example.org/c.png", "a chart"
    )
    assert render_inline("![](https://example.org/c.png)") == link("https://example.org/c.png")
    assert render_inline("[![logo](https://b.example/l.png)](https://a.example)") == link(
        "https://a.example", "logo"
    )
    assert render_inline("![x](mailto:who@example.org)") == "x"


def test_footnotes_lead_to_their_note_and_back():
    html = render_markdown("Claim[^1].\n\n[^1]: See the *study*.")
    note = html.split('href="#fn-')[1].split('"')[0]
    assert f'<li id="fn-{note}">' in html
    assert f'<a href="#fnref-{note}" class="footnote-backref"' in html
    assert '<section class="footnotes">' in html


def test_footnotes_of_two_texts_on_one_page_do_not_meet():
    ids = [
        render_markdown(f"{text}[^1]\n\n[^1]: x").split('<li id="')[1].split('"')[0] for text in ("a", "b")
    ]
    assert ids[0] != ids[1]


def test_a_definition_for_links_stays_as_it_was_typed_and_its_address_is_linked():
    assert render_inline("[1]: https://example.org") == f"[1]: {link('https://example.org')}"


def test_the_inline_variant_has_no_blocks():
    assert render_inline("# a **b**") == "# a <strong>b</strong>"


def test_the_html_is_marked_safe_for_templates():
    assert render_markdown("a").__html__() == "<p>a</p>\n"
    assert render_inline("a").__html__() == "a"
