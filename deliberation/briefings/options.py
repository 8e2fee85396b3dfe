"""The options side by side, by each criterion that they are held against; and what would make another one lead."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from deliberation.documents.outline import (
    Block,
    Bullet,
    Paragraph,
    Run,
    Runs,
    Table,
    leaning_on,
    ours,
    theirs,
)
from deliberation.models import Criterion, Option, Score
from deliberation.reckoning.weighing import Flip
from deliberation.weighed import Weighed, weighed_in

from .material import Material
from .telling import labelled, opening, section, short

TEXT = 300


def options(material: Material) -> Iterator[Block]:
    yield from opening(material, _("Options table"))
    weighed = weighed_in(material.initiative, material.reader)
    if not weighed.options:
        yield Paragraph((ours(_("No options have been set against each other in this initiative.")),))
        return
    yield from section(_("Options"), map(_option, weighed.options))
    if weighed.criteria:
        yield from section(_("Comparison by criteria"), _comparison(material, weighed))
        yield from section(_("Result"), _result(weighed))
        yield from section(_("Why they were scored so"), _reasons(material, weighed))


def _option(one: Option) -> Block:
    """Its number stands for it in the table."""
    told = (ours(": "), theirs(short(one.text, TEXT))) if one.text else ()
    aside = (ours(f" — {_set_aside()} "), theirs(one.set_aside)) if one.set_aside else ()
    return Bullet((ours(_named(one), strong=True), ours(" "), theirs(one.title), *told, *aside))


def _set_aside() -> str:
    return _("set aside:")


def _named(one: Option) -> str:
    return _("Option %d") % one.number


def _comparison(material: Material, weighed: Weighed) -> Iterator[Block]:
    """Readings with what they are worth, from 0 to 100; last what each option comes to."""
    head = (_("Criterion"), _("Weight"), *map(_named, weighed.compared))
    rows = [_row(material, weighed, one) for one in weighed.criteria]
    if weighed.is_weighed:
        rows.append(
            ((ours(_("Weighted sum"), strong=True),), (), *(_sum(weighed, one) for one in weighed.compared))
        )
    yield Table(head, tuple(rows))


def _row(material: Material, weighed: Weighed, one: Criterion) -> tuple[Runs, ...]:
    mark = leaning_on((material.number_of(one.source),)) if one.source else ours("")
    cells = (_cell(material, weighed, option, one) for option in weighed.compared)
    return ((theirs(one.name), mark), (ours(_weight(weighed, one)),), *cells)


def _weight(weighed: Weighed, one: Criterion) -> str:
    if one.weight is None:
        return _("not weighed")
    return f"{one.weight} ({_number(weighed.shares[one.pk] * 100, 0)} %)"


def _cell(material: Material, weighed: Weighed, option: Option, criterion: Criterion) -> Runs:
    score, value = weighed.scores.get((option.pk, criterion.pk)), weighed.values[option.pk].get(criterion.pk)
    if score is None or value is None:
        return (ours("–"),)
    mark = leaning_on((material.number_of(score.source),)) if score.source else ours("")
    if score.reading is None:
        return (ours(_number(value)), mark)
    reading = theirs(f"{_number(score.reading, 4)} {criterion.unit}".strip())
    return (reading, ours(f" → {_number(value)}"), mark)


def _sum(weighed: Weighed, option: Option) -> Runs:
    found = weighed.sums[option.pk]
    if found.total is None:
        return (ours(f"{_number(found.least)}–{_number(found.most)}"),)
    return (ours(_number(found.total), strong=option.pk in weighed.leading),)


def _result(weighed: Weighed) -> Iterator[Block]:
    """Which option leads, and the weights that would make another one do so."""
    options, criteria = {one.pk: one for one in weighed.options}, {one.pk: one for one in weighed.criteria}
    if not weighed.leading:
        yield Bullet((ours(_("No option leads: weights or scores are missing.")),))
    for pk in weighed.leading:
        total = ours(f" ({_number(weighed.sums[pk].total or Fraction(0))})")
        yield labelled(_("Highest sum"), ours(f"{_named(options[pk])} "), theirs(options[pk].title), total)
    for pk in weighed.open:
        yield labelled(_("Could still reach it"), ours(f"{_named(options[pk])} "), theirs(options[pk].title))
    for pk, sway in weighed.sways.items():
        for flip, says in ((sway.falling, _falls()), (sway.rising, _rises())):
            if flip is not None:
                yield Bullet(_flipped(criteria[pk], flip, says, options[flip.option]))


def _falls() -> str:
    return _("If its weight falls to %(share)s %%, %(option)s draws level.")


def _rises() -> str:
    return _("If its weight rises to %(share)s %%, %(option)s draws level.")


def _flipped(criterion: Criterion, flip: Flip, says: str, option: Option) -> tuple[Run, ...]:
    said = says % {"share": _number(flip.share * 100), "option": _named(option)}
    return (theirs(criterion.name), ours(f": {said}"))


def _reasons(material: Material, weighed: Weighed) -> Iterator[Block]:
    for option in weighed.compared:
        for criterion in weighed.criteria:
            score = weighed.scores.get((option.pk, criterion.pk))
            if score is not None and score.note:
                yield Bullet(_reason(material, option, criterion, score))


def _reason(material: Material, option: Option, criterion: Criterion, score: Score) -> Runs:
    mark = leaning_on((material.number_of(score.source),)) if score.source else ours("")
    return (ours(f"{_named(option)}, "), theirs(criterion.name), ours(": "), theirs(score.note), mark)


def _number(value: Fraction | Decimal, places: int = 1) -> str:
    """Without zeros at its end."""
    exact = Fraction(value)
    rounded = round(Decimal(exact.numerator) / Decimal(exact.denominator), places)
    return f"{rounded.normalize():f}"
