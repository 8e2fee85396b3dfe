"""What components/bar_chart.html draws: bars in pieces, to one scale, and the same numbers as a table."""

from collections.abc import Sequence

from frontend.charts import bars


def bar_chart(
    title: str, rows: Sequence[tuple[str, Sequence[int]]], parts: Sequence[tuple[str, str]]
) -> dict:
    """``rows`` are names with their counts, ``parts`` the code and the word of each count."""
    drawn = bars([counts for _name, counts in rows])
    words = [word for _code, word in parts]
    return {
        "title": title,
        "parts": [{"code": code, "word": word} for code, word in parts],
        "rows": [
            {
                "name": name,
                "counts": bar.counts,
                "said": " · ".join(
                    f"{count} {word}" for count, word in zip(bar.counts, words, strict=True) if count
                ),
                "pieces": [
                    {"code": code, "x": piece.x, "width": piece.width}
                    for (code, _word), piece in zip(parts, bar.pieces, strict=True)
                    if piece.width
                ],
            }
            for (name, _counts), bar in zip(rows, drawn, strict=True)
        ],
    }
