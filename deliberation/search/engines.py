"""How each database finds the rows that hold all tokens of a question; it neither ranks nor reads words.

The tokens go in and come out as they are: PostgreSQL gets them as lexemes without its parser, SQLite by its ``ascii``
tokeniser, which divides at spaces alone here.
"""

from typing import Any

from django.db import NotSupportedError, models

from .tokens import Term

FINDING = {
    "postgresql": "SELECT id FROM deliberation_searchentry WHERE terms @@ %s::tsquery",
    "sqlite": "SELECT rowid FROM deliberation_searchindex WHERE deliberation_searchindex MATCH %s",
}
JOINED_BY = {"postgresql": " & ", "sqlite": " AND "}
WRITTEN = {"postgresql": ("'%s'", "'%s':*"), "sqlite": ('"%s"', '"%s"*')}  # a token, and the beginning of one


class HoldsAll(models.Func):
    """Whether the row of this key holds every token of ``terms``, in any order."""

    output_field = models.BooleanField()

    def __init__(self, terms: list[Term]) -> None:
        super().__init__(models.F("pk"))
        self.terms = terms

    def as_sql(self, compiler, connection, *_: Any, **__: Any) -> tuple[str, tuple]:
        vendor = connection.vendor
        if vendor not in FINDING:
            raise NotSupportedError(vendor)
        key, parameters = compiler.compile(self.source_expressions[0])
        return f"{key} IN ({FINDING[vendor]})", (*parameters, question(vendor, self.terms))


def question(vendor: str, terms: list[Term]) -> str:
    """Tokens are letters and digits alone, so that nothing in them has to be escaped."""
    exact, open_ended = WRITTEN[vendor]
    tokens = [(open_ended if term.is_open else exact) % token for term in terms for token in term.tokens]
    return JOINED_BY[vendor].join(tokens)
