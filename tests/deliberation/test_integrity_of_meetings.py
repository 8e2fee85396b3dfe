"""check_integrity names what of a meeting is broken by hand."""

import pytest

from deliberation import integrity
from deliberation.models import AgendaItem, Approval, Meeting, MinuteLine
from tests.cast import MONDAY
from tests.scene import set_scene


@pytest.fixture
def table(cast):
    return set_scene(cast).table


def found() -> list[str]:
    return [fault.what for fault in integrity.faults() if fault.check == "meetings"]


def test_a_line_that_went_on_where_its_item_is_not_is_named(table):
    comment = table.line.item.initiative.comments.first()
    MinuteLine.objects.filter(pk=table.line.pk).update(comment=comment)
    assert found() == []
    AgendaItem.objects.filter(pk=table.line.item_id).update(initiative=None)
    assert found() == ["went on in another initiative"]


def test_minutes_that_are_approved_though_they_were_refused_are_named(cast, table):
    refusal = {"agreed": False, "reason": "No", "by": cast.jiwoo, "organisation": cast.mofa, "at": MONDAY}
    Approval.objects.create(meeting=table.proposed, round=1, **refusal)
    Meeting.objects.filter(pk=table.proposed.pk).update(state="approved")
    assert found() == ["is approved though an organisation refused it"]


def test_a_seat_for_an_organisation_of_elsewhere_is_named(table):
    other = type(table.body.workspace).objects.create(key="ZZ", name="Elsewhere")
    type(table.seat.organisation).objects.filter(pk=table.seat.organisation_id).update(workspace=other)
    assert "is for an organisation of another workspace" in found()
