"""What hangs from a decision: conditions, signed dissent, what may open it again, and what was frozen with it."""

from accounts.models import Organisation
from deliberation.actions.conditions import meet_condition, unmeet_condition
from deliberation.actions.dissents import sign_dissent, withdraw_dissent
from deliberation.actions.triggers import keep_decision, remove_trigger, set_trigger
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.pagination import orders
from deliberation.api.serializers import decisions as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.decided import (
    condition_rows,
    dissent_rows,
    shape_condition,
    shape_dissent,
    shape_snapshot,
    shape_snapshot_in_short,
    shape_trigger,
    snapshot_rows,
    trigger_rows,
    whole_snapshots,
)
from deliberation.models import Commitment, Decision, Source

from .found import initiative_of, named

SnapshotList = page_of(forms.SnapshotInShort)
BY_NUMBER = orders({"number": ("number", "id")})["number"]


class ConditionDoor(Door):
    def condition_shown(self, pk):
        return self.shown(shape_condition(self.condition(pk), self.reader))

    def condition(self, pk):
        return self.one(condition_rows(self.request.user), pk=pk)


class OneCondition(ConditionDoor):
    @describe("A condition of a decision", name="get_condition", answer=forms.ConditionShape)
    def get(self, request, pk):
        return self.condition_shown(pk)


class Fulfilment(ConditionDoor):
    @describe(
        "Say that it is met", name="meet_condition", body=Nothing, tells=True, answer=forms.ConditionShape
    )
    def post(self, request, pk):
        self.body(Nothing)
        meet_condition(by=self.by, condition=self.condition(pk))
        return self.condition_shown(pk)

    @describe(
        "Say that it is not met after all", name="unmeet_condition", tells=True, answer=forms.ConditionShape
    )
    def delete(self, request, pk):
        unmeet_condition(by=self.by, condition=self.condition(pk))
        return self.condition_shown(pk)


class Dissents(Door):
    @describe(
        "Sign a dissent from the decision that is proposed, as a person or for one's organisation",
        name="sign_dissent",
        tells=True,
        body=forms.NewDissent,
        answer=forms.DissentShape,
        status=201,
    )
    def post(self, request, pk):
        decision, body = _latest(self, pk), self.body(forms.NewDissent)
        dissent = sign_dissent(by=self.by, decision=decision, **body)
        return self.shown(shape_dissent(_dissent(self, dissent.pk), self.reader), status=201)


class OneDissent(Door):
    @describe("A signed dissent", name="get_dissent", answer=forms.DissentShape)
    def get(self, request, pk):
        return self.shown(shape_dissent(_dissent(self, pk), self.reader))

    @describe(
        "Take it back, until the decision is confirmed", name="withdraw_dissent", tells=True, status=204
    )
    def delete(self, request, pk):
        withdraw_dissent(by=self.by, dissent=_dissent(self, pk))
        return self.gone()


class Triggers(Door):
    @describe(
        "Say what shall propose to open it again: a date, a source that does not hold, a changed position",
        name="set_trigger",
        body=forms.NewTrigger,
        answer=forms.TriggerShape,
        status=201,
    )
    def post(self, request, pk):
        decision, body = _latest(self, pk), self.body(forms.NewTrigger)
        workspace, user = decision.initiative.workspace_id, request.user
        here = {
            "source": Source.objects.visible_to(user).filter(workspace=workspace),
            "commitment": Commitment.objects.visible_to(user).filter(clause__agreement__workspace=workspace),
            "organisation": Organisation.objects.filter(workspace=workspace),
        }
        body |= {name: named(rows, name, body.get(name)) for name, rows in here.items()}
        trigger = set_trigger(by=self.by, decision=decision, **body)
        return self.shown(shape_trigger(_trigger(self, trigger.pk), self.reader), status=201)


class OneTrigger(Door):
    @describe("What may open it again", name="get_trigger", answer=forms.TriggerShape)
    def get(self, request, pk):
        return self.shown(shape_trigger(_trigger(self, pk), self.reader))

    @describe("Watch for it no longer, until it has happened", name="remove_trigger", status=204)
    def delete(self, request, pk):
        remove_trigger(by=self.by, trigger=_trigger(self, pk))
        return self.gone()


class Settlement(Door):
    @describe(
        "Say why the decision stands although it happened; opening the initiative again settles it, too",
        name="keep_decision",
        tells=True,
        body=forms.NewSettlement,
        answer=forms.TriggerShape,
    )
    def post(self, request, pk):
        trigger, body = _trigger(self, pk), self.body(forms.NewSettlement)
        keep_decision(by=self.by, trigger=trigger, **body)
        return self.shown(shape_trigger(_trigger(self, pk), self.reader))


class Snapshots(Door):
    @describe(
        "What its decisions stood on, frozen when each was confirmed",
        name="list_snapshots",
        answer=SnapshotList,
        query=Paged,
    )
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = snapshot_rows(request.user).filter(initiative=pk)
        return self.listed(rows, order=BY_NUMBER, shape=shape_snapshot_in_short)


class OneSnapshot(Door):
    @describe(
        "A snapshot with all that it takes to verify it elsewhere",
        name="get_snapshot",
        answer=forms.SnapshotShape,
    )
    def get(self, request, pk):
        return self.shown(shape_snapshot(self.one(whole_snapshots(request.user), pk=pk), self.reader))


def _latest(door: Door, initiative_id) -> Decision:
    members_only(initiative_of(door, initiative_id))
    rows = Decision.objects.visible_to(door.request.user).select_related("initiative__workspace")
    return door.one(rows.filter(initiative=initiative_id).order_by("-proposed_at", "-id"))


def _dissent(door: Door, pk):
    return door.one(dissent_rows(door.request.user), pk=pk)


def _trigger(door: Door, pk):
    return door.one(trigger_rows(door.request.user), pk=pk)
