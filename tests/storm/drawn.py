"""What a storm draws for a parameter, by its name or by verb and name; ``hand`` draws it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from hypothesis import strategies as st

from accounts.models import Role
from deliberation.actions.readings import Reading
from deliberation.models import (
    AgendaItem,
    Audience,
    Ballot,
    Body,
    CaseKind,
    CaseSector,
    CaseStatus,
    ChallengeStatus,
    Decision,
    Event,
    Evidence,
    Follow,
    Kind,
    MinuteLine,
    Pledge,
    Position,
    Preparation,
    Relation,
    Report,
    Results,
    SavedView,
    Seat,
    Stage,
    Trigger,
    View,
)
from deliberation.models.register_codes import PolicyStatus, Sharing
from tests.deliberation.attaching.pictures import picture

from .conversations import CONVERSATIONS, MONDAY

SAID = [
    "One voice carries further",
    "외교부와 함께",
    " two\nlines ",
    "Two budgets. Who pays?",
    "Both ministries",
]
WORDS = st.sampled_from([*SAID, *SAID, "x" * 281, ""])
TRUTH = st.booleans()
ORGANISATION, ORGANISATIONS, PERSON = "an organisation", "some organisations", "a person"
SOURCE, ORGANISATION_ID = "a source of the library", "the id of an organisation"
THING = "what can be linked"
NUMBERS = st.sampled_from([None, Decimal(10), Decimal(90)])
READINGS = st.builds(
    Reading,
    st.dates(date(2026, 4, 1), date(2026, 4, 9)),
    st.sampled_from([Decimal(5), Decimal(50), Decimal("1e30")]),
)


def one_of(choices: type[TextChoices]) -> st.SearchStrategy:
    return st.sampled_from([*choices.values])


# By the name of a parameter, or by verb and name where a word means several things.
DRAWN: dict[str, Any] = {
    "kind": st.sampled_from([*Kind.values, *Kind.values, "opinion"]),
    "relation": one_of(Relation),
    "value": st.sampled_from([1, 0, -1, 1, 0, -1, 2]),
    "votes.state_view.value": one_of(View.Value),
    "scores.score_option.value": st.sampled_from([None, Decimal(0), Decimal(70), Decimal(101)]),
    "scores.score_option.reading": st.sampled_from([None, None, Decimal(300)]),
    "stand": one_of(Position.Stand),
    "outcome": one_of(Decision.Outcome),
    "readings.take_readings.readings": st.lists(READINGS, max_size=3),
    "triggers.set_trigger.kind": one_of(Trigger.Kind),
    "triggers.set_trigger.on": st.sampled_from([None, date(2026, 6, 1), date(2026, 9, 1)]),
    "to": one_of(Stage),
    "into": st.sampled_from([*Relation.values, *Kind.values]),
    "level": one_of(Follow.Level),
    "listing": one_of(SavedView.Listing),
    "saved_views.save_view.query": st.sampled_from([{"show": "new"}, {"q": "voice"}, {"stage": "open"}, {}]),
    "role": one_of(Role),
    "state": st.sampled_from([Report.State.HIDDEN, Report.State.KEPT]),
    "links.add_link.thing": THING,
    "seen": st.sampled_from([None, None, 1, 1, 2, 3]),
    "version": st.sampled_from([None, None, None, None, 1, 2]),
    "arguments.add_argument.external_id": st.just(""),  # doors give one to put_argument alone
    "arguments.respond.external_id": st.just(""),
    "imports.import_conversation.conversation": st.sampled_from(CONVERSATIONS),
    "files.keep_file.content": st.sampled_from([b"Two forums in 2026.\n"] * 3 + [b"\x00\x01"]),
    "filename": st.just("forums.txt"),
    "told": st.just(lambda _done: None),
    "external_id": st.sampled_from(["kialo:1", "kialo:2", "kialo:3"]),
    "source": st.builds(lambda title: {"title": title}, WORDS),
    "triggers.set_trigger.source": SOURCE,
    "sources": st.just(()),
    "key": st.just("ZZ"),
    "scopes": st.sampled_from([("read",), ("read", "write"), ("vote",), ()]),
    "lasts": st.sampled_from([timedelta(days=7), timedelta(days=365)]),
    "due": st.none(),
    "deadlines.add_deadline.due": st.sampled_from([None, date(2027, 1, 4)]),
    "events.add_event.kind": one_of(Event.Kind),
    "starts_on": st.sampled_from([date(2027, 3, 31), date(2028, 2, 29)]),
    "events.add_event.time_zone": st.sampled_from(["", "Asia/Seoul", "Asia/Pusan"]),
    "offset": st.sampled_from([None, 1, 6]),
    "unit": st.sampled_from(["", "weeks", "months", "years"]),
    "area": one_of(Preparation.Area),
    "country": st.sampled_from(["NZ", "BR", "XX"]),
    "pledges.record_pledge.state": one_of(Pledge.State),
    "note": WORDS,
    "milestones.add_milestone.due": st.sampled_from([MONDAY.date(), MONDAY.date() + timedelta(days=40)]),
    "commitments.add_commitment.starts_on": st.none(),
    "position": st.sampled_from([None, 1, 2, 9]),
    "progress": st.sampled_from([0, 10, 60, 100, 101]),
    "re_check_by": st.none(),
    "verify_by": st.none(),
    "since": st.none(),
    "status": one_of(PolicyStatus),
    "sharing": one_of(Sharing),
    "shared_with": ORGANISATIONS,
    "register.add_policy_record.external_id": st.just(""),
    "ids": st.just(()),
    "address": st.sampled_from(["https://system.example/hooks", "https://127.0.0.1/", "no address"]),
    "types": st.sampled_from([(), ("argument.added",), ("vote.cast",)]),
    "webhooks.add_webhook.owner": PERSON,
    "webhooks.change_webhook.state": st.sampled_from([None, "active", "disabled"]),
    "at_once": TRUTH,
    "days": st.sampled_from([1, 7, 30, 31]),
    "emails": st.sampled_from([("new@madang.example",), ("new@madang.example", "no address"), ()]),
    "email": st.sampled_from(["new@madang.example", "no address"]),
    "profiles.change_profile.time_zone": st.sampled_from(["", "Asia/Seoul", "Asia/Pusan"]),
    "minutes.turn_line.into": st.sampled_from(["action", "comment", *Kind.values, "note"]),
    "minutes.add_line.kind": one_of(MinuteLine.Kind),
    "agenda.add_item.minutes": st.sampled_from([None, 20, 481]),
    "part": one_of(Seat.Part),
    "agenda.move_item.place": st.sampled_from([0, 1, 2, 9]),
    "meetings.plan_meeting.place": WORDS,
    "attendance": st.just(()),
    "language": st.sampled_from(["en", "ko"]),
    "cases.open_case.kind": one_of(CaseKind),
    "cases.open_case.opened_on": st.none(),
    "readers": st.just(()),
    "cases.change_case_status.status": one_of(CaseStatus),
    **dict.fromkeys(("measure", "company"), WORDS),
    "sector": one_of(CaseSector),
    "status_reports.add_status_report.starts_on": st.sampled_from([date(2026, 4, 1), date(2026, 5, 1)]),
    "status_reports.add_status_report.ends_on": st.sampled_from([date(2026, 4, 30), date(2026, 6, 30)]),
    "text": WORDS,
    "content": st.none(),
    "attachments.attach.content": st.sampled_from([picture(), picture(), b"GIF89a"]),
    "health.waive_finding.rule": st.sampled_from(
        ["organisation_not_heard", "organisation_not_heard", "no_rule"]
    ),
    "health.waive_finding.subject": ORGANISATION_ID,
    "chosen": st.none(),
    **dict.fromkeys(
        ("meaning_changed", "agreed", "speaks_for", "for_organisation", "may_edit", "is_coded"), TRUTH
    ),
}
ANCHORED = {
    "weight": st.sampled_from([None, 0, 60, 100, 101]),
    "worst": st.sampled_from([None, Decimal(0), Decimal(900)]),
    "best": st.sampled_from([None, Decimal(100)]),
}
# What a verb takes by further names.
CHANGES: dict[str, dict[str, Any]] = {
    "actions.edit_action": {"text": WORDS},
    "status_reports.edit_status_report": {"title": WORDS, "text": WORDS},
    "cases.open_case": {"description": WORDS, "owner": PERSON},
    "cases.edit_case": {"measure": WORDS, "description": WORDS, "owner": PERSON},
    "agreements.add_agreement": {"purpose": WORDS},
    "agreements.edit_agreement": {"title": WORDS, "purpose": WORDS},
    "clauses.edit_clause": {"heading": WORDS, "text": WORDS},
    "commitments.edit_commitment": {"deliverable": WORDS, "lead": ORGANISATION, "responsible": PERSON},
    "milestones.edit_milestone": {"title": WORDS, "reached_on": st.sampled_from([None, MONDAY.date()])},
    "arguments.update_challenge": {
        "likelihood": st.integers(0, 6),
        "status": one_of(ChallengeStatus),
        "owner": ORGANISATION,
        "responsible": PERSON,
    },
    "digests.change_subscription": {"hour": st.integers(0, 23)},
    "deadlines.edit_deadline": {"name": WORDS, "offset": st.sampled_from([2, 3]), "owner": PERSON},
    "events.add_event": {"host": WORDS, "votes_needed": st.sampled_from([None, 3])},
    "events.edit_event": {
        "title": WORDS,
        "starts_on": st.sampled_from([date(2027, 6, 30)]),
        "state": one_of(Event.State),
    },
    "preparations.add_preparation": {},
    "preparations.edit_preparation": {"text": WORDS, "state": one_of(Preparation.State), "owner": PERSON},
    "files.keep_file": {"title": WORDS},
    "indicators.add_indicator": {"target": WORDS, "target_value": NUMBERS},
    "indicators.edit_indicator": {"name": WORDS, "target_value": NUMBERS, "owner": PERSON},
    "options.edit_option": {"title": WORDS, "set_aside": WORDS},
    "criteria.add_criterion": ANCHORED | {"name": WORDS},
    "criteria.edit_criterion": ANCHORED | {"name": WORDS},
    "initiatives.start_initiative": {"proposal": WORDS, "summary": WORDS, "audience": one_of(Audience)},
    "initiatives.edit_initiative": {
        "audience": one_of(Audience),
        "title": WORDS,
        "ballot": one_of(Ballot),
        "results": one_of(Results),
    },
    "people.add_organisation": {},
    "people.change_membership": {"role": one_of(Role), "speaks_for": TRUTH, "organisation": ORGANISATION},
    "workspaces.change_workspace": {
        "name": WORDS,
        "digest_cadence": st.sampled_from(["off", "weekly", "now"]),
        "keeps_events": st.sampled_from([True, True, False]),
        "keeps_register": st.sampled_from([True, True, False]),
    },
    "agenda.edit_item": {"text": WORDS, "state": one_of(AgendaItem.State)},
    "bodies.add_body": {"purpose": WORDS, "level": one_of(Body.Level), "quorum_rule": one_of(Body.Rule)},
    "bodies.edit_body": {"name_en": WORDS, "quorum_rule": one_of(Body.Rule), "is_ended": TRUTH},
    "meetings.edit_meeting": {"title": WORDS, "place": WORDS},
    "minutes.edit_line": {"text": WORDS, "kind": one_of(MinuteLine.Kind)},
    "webhooks.change_webhook": {"description": WORDS, "types": st.sampled_from([(), ("comment.added",)])},
    "workspaces.edit_organisation": {"name_en": WORDS, "parent": ORGANISATION},
    "workspaces.found_workspace": {"time_zone": st.sampled_from(["Asia/Seoul", "Asia/Pusan"])},
    "questions.edit_question": {"text": WORDS, "answer": WORDS},
    "register.add_policy_record": {
        "name_en": st.sampled_from(["AI Framework Act", "AI Act"]),
        "country": st.sampled_from(["KR", "EU", "XX"]),
        "sharing": one_of(Sharing),
        "themes": st.sampled_from([[], ["safety"], ["magic"]]),
    },
    "register.edit_policy_record": {"summary": WORDS, "name_ko": WORDS},
    "record_citing.cite_policy_record": {"bearing": one_of(Evidence.Bearing), "quote": WORDS},
    "sources.add_source": {"title": WORDS},
    "sources.edit_source": {"title": WORDS, "publisher": WORDS},
    "sources.add_evidence": {"bearing": one_of(Evidence.Bearing), "quote": WORDS},
    "sources.edit_evidence": {"bearing": one_of(Evidence.Bearing), "grade": one_of(Evidence.Grade)},
}
