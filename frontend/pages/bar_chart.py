"""What components/bar_chart.html draws: bars in pieces, to one scale, and the same numbers as a table."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from frontend.charts import Bar, bars
from frontend.pages.words import kept_together

Parts = Sequence[tuple[str, str]]


def bar_chart(title: str, rows: Sequence[tuple[str, Sequence[int]]], parts: Parts) -> dict:
    """``rows`` are names with their counts, ``parts`` the code and the word of each count."""
    drawn = bars([counts for _name, counts in rows])
    return {
        "title": title,
        "parts": [{"code": code, "word": word} for code, word in parts],
        "rows": [
            {"name": name, "counts": bar.counts, "said": _said(bar, parts), "pieces": _pieces(bar, parts)}
            for (name, _counts), bar in zip(rows, drawn, strict=True)
        ],
    }


def _said(bar: Bar, parts: Parts) -> str:
    """ "3 agree · 1 not sure"; where there is one part alone its heading has the word."""
    if len(parts) == 1:
        return str(bar.counts[0])
    said = " · ".join(
        _("%(count)s %(word)s") % {"count": count, "word": word}
        for count, (_code, word) in zip(bar.counts, parts, strict=True)
        if count
    )
    return kept_together(said)


def _pieces(bar: Bar, parts: Parts) -> list[dict]:
    return [
        {"code": code, "x": piece.x, "width": piece.width}
        for (code, _word), piece in zip(parts, bar.pieces, strict=True)
        if piece.width
    ]
