"""The part of the crowd that is followed up: policies, cases, links, events, meetings."""

from typing import Any

from deliberation.countries import CODES
from deliberation.models import (
    Argument,
    CaseStatusChange,
    PledgeChange,
    PolicyShare,
    PolicyStatusChange,
    SearchEntry,
    WithheldName,
)
from tests.cast import MONDAY
from tests.copies import copies, each, first, moved

HELD = 100_000  # the numbers of the meetings that are copied begin there


def grow_policies(crowd: Any, numbers: range) -> None:
    row, every = crowd.scene.policy, range(len(numbers))
    made = copies(
        row,
        numbers,
        name_en=lambda n: f"AI Act {n}",
        verify_by=MONDAY.date(),
        themes=["safety"],
        sharing=each(["workspace", "named"]),
        organisation_id=each([crowd.cast.msit.pk, crowd.cast.trade.pk]),
        source_id=None,
    )
    PolicyShare.objects.bulk_create(
        [PolicyShare(record=one, organisation=crowd.cast.msit) for one in made[::2]], 500
    )
    entry = first(SearchEntry, type="policyrecord", subject_id=row.pk)
    copies(entry, every, subject_id=lambda n: made[n].pk)
    copies(first(PolicyStatusChange, record=row), every)
    copies(crowd.scene.evidence, every, source_id=crowd.source.pk)


def grow_cases(crowd: Any, numbers: range, tops: list[Argument]) -> None:
    """Each bears on an argument; as many statuses and links are of the first, which has many readers, too."""
    case, every, link = crowd.scene.case, range(len(numbers)), crowd.scene.link
    made = copies(case, numbers, number=lambda n: n, code=lambda n: f"X{n}")
    copies(first(WithheldName, case=case), every, case_id=lambda n: made[n].pk)
    copies(first(CaseStatusChange, case=case), every)
    of_case = {"agreement_id": None, "case_id": lambda n: made[n].pk}
    at = {"argument_id": lambda n: tops[n].pk, "pair": lambda n: f"{numbers[n]} case and argument"}
    copies(link, every, **of_case, **at)
    of_one = {"agreement_id": None, "case_id": case.pk, "argument_id": lambda n: tops[n].pk}
    copies(link, every, **of_one, pair=lambda n: f"{numbers[n]} the first case")


def grow_events(crowd: Any, numbers: range) -> None:
    scene, every = crowd.scene, range(len(numbers))
    events = copies(scene.event, numbers, title=lambda n: f"A seat on council {n}")
    over = range(0, len(numbers), 2)
    type(scene.event).objects.filter(pk__in=[events[n].pk for n in over]).update(state="won")
    owner = {"owner_id": crowd.cast.hana.pk}
    copies(scene.deadline, every, **owner)
    copies(scene.preparation, every, deadline_id=scene.deadline.pk, due=scene.deadline.due, **owner)
    copies(scene.preparation, every, event_id=lambda n: events[n].pk)
    told = {*scene.event.pledges.values_list("country", flat=True)}
    asked = [code for code in CODES if code not in told][: len(numbers)]
    copies(scene.pledge, range(len(asked)), country=lambda n: asked[n])
    change = first(PledgeChange)
    copies(change, every)


def grow_links(crowd: Any, numbers: range, tops: list[Argument]) -> None:
    every, link = range(len(numbers)), crowd.scene.link
    copies(link, every, argument_id=lambda n: tops[n].pk, pair=lambda n: f"{numbers[n]} and one argument")
    made = copies(crowd.scene.agreement, numbers, title=lambda n: f"Memorandum {n}")
    around = {"agreement_id": lambda n: made[n].pk, "pair": lambda n: f"{numbers[n]} around the first"}
    copies(link, every, **around)


def grow_tables(crowd: Any, numbers: range) -> None:
    """Bodies, meetings of the first one, items of the one that was held, and lines under its first item."""
    table, every = crowd.scene.table, range(len(numbers))
    copies(table.body, numbers, name_en=lambda n: f"Body {n}")
    for row in (table.coming, table.minuted):
        copies(row, moved(numbers, row.number * HELD), number=lambda n: n, title=lambda n: f"Meeting {n}")
    items = copies(table.line.item, numbers, text=lambda n: f"Item {n}", place=lambda n: n)
    copies(table.line, every, text="Noted")
    copies(table.line, every, item_id=lambda n: items[n].pk)
