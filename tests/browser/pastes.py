# ruff: noqa: E501
"""What a clipboard holds, as pages and word processors write it; the Markdown it becomes, and what that shows."""

PASTES = [
    # what has no shape is pasted by the browser
    (
        '<meta charset="utf-8"><span style="color: red; font-weight: 400">just text</span>',
        "",
        "",
    ),
    # a page
    (
        "<p>So <b>very </b>good, <i>and</i> <b><i>both</i></b>.</p>",
        "So **very** good, *and* ***both***.",
        "<p>So <strong>very</strong> good, <em>and</em> <em><strong>both</strong></em>.</p>",
    ),
    # a phrase in pieces
    (
        "<p><b>one</b><b> two</b><br>three</p>",
        "**one two**\nthree",
        "<p><strong>one two</strong><br> three</p>",
    ),
    # Google Docs
    (
        '<b style="font-weight:normal" id="docs-internal-guid-1"><h2><span style="font-weight:400">Title</span></h2><p><span style="font-weight:700">Bold</span> plain</p><ul><li><p>One</p></li><ul><li><p>Sub</p></li></ul><li><p>Two</p></li></ul></b>',
        "## Title\n\n**Bold** plain\n\n- One\n  - Sub\n- Two",
        "<h4>Title</h4> <p><strong>Bold</strong> plain</p> <ul> <li>One <ul> <li>Sub</li> </ul> </li> <li>Two</li> </ul>",
    ),
    # lists
    (
        '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol start="3"><li>x</li></ol>',
        "- a\n  - b\n- c\n\n3. x",
        '<ul> <li>a <ul> <li>b</li> </ul> </li> <li>c</li> </ul> <ol start="3"> <li>x</li> </ol>',
    ),
    # Word
    (
        "<p class=MsoNormal><b>Head</b><o:p></o:p></p><p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>First</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Second</p>",
        "**Head**\n\n- First\n   1. Second",
        "<p><strong>Head</strong></p> <ul> <li>First <ol> <li>Second</li> </ol> </li> </ul>",
    ),
    # a table
    (
        "<table><tr><th>Year</th><th>Sum</th></tr><tr><td><p>2024</p></td><td>a|b</td></tr></table>",
        "| Year | Sum |\n| --- | --- |\n| 2024 | a\\|b |",
        "<table> <thead> <tr> <th>Year</th> <th>Sum</th> </tr> </thead> <tbody> <tr> <td>2024</td> <td>a|b</td> </tr> </tbody> </table>",
    ),
    # a quote
    (
        "<blockquote><p>He said</p><p>so</p></blockquote><p>after</p>",
        "> He said\n>\n> so\n\nafter",
        "<blockquote> <p>He said</p> <p>so</p> </blockquote> <p>after</p>",
    ),
    # addresses
    (
        '<p><a href="https://a.org/x_(y) z">The [act]</a>, <a href="javascript:acted=1">bad</a></p>',
        "[The \\[act\\]](https://a.org/x_%28y%29%20z), bad",
        '<p><a href="https://a.org/x_%28y%29%20z" rel="nofollow noopener noreferrer ugc">The [act]</a>, bad</p>',
    ),
    # code
    (
        "<p><code>a`b</code></p><pre>for x:\n  y\n</pre>",
        "``a`b``\n\n```\nfor x:\n  y\n```",
        "<p><code>a`b</code></p> <pre><code>for x: y </code></pre>",
    ),
    # signs that are words
    (
        "<p><b>1</b></p><p>1. *star* _under_ snake_case &amp;copy; &lt;b&gt;</p><p># no</p><p>- no</p><p>&gt;no</p>",
        "**1**\n\n1\\. \\*star\\* \\_under\\_ snake_case \\&copy; <b>\n\n\\# no\n\n\\- no\n\n\\>no",
        "<p><strong>1</strong></p> <p>1. *star* _under_ snake_case &amp;copy; &lt;b&gt;</p> <p># no</p> <p>- no</p> <p>&gt;no</p>",
    ),
    # what would act
    (
        '<p onclick="acted=1"><b>x</b><script>acted=1</script><img src=x onerror="acted=1" alt="pic"><style>p{color:red}</style></p>',
        "**x**pic",
        "<p><strong>x</strong>pic</p>",
    ),
    # Korean
    (
        "<p><strong>한국어</strong>는 <em>좋다</em>.</p>",
        "**한국어**는 *좋다*.",
        "<p><strong>한국어</strong>는 <em>좋다</em>.</p>",
    ),
]
