"""A place that can grow: of every noun the verbs write the first, and as many as wanted are copied from it."""

from datetime import timedelta
from typing import Any

from django.db import connection

from accounts.models import Membership, User
from deliberation.actions import (
    discussion,
    initiatives,
    merging,
    moderation,
    positions,
    readers,
    suggestions,
    turning,
    votes,
)
from deliberation.actions.record_citing import cite_policy_record
from deliberation.dispatch import dispatch
from deliberation.models import (
    Activity,
    Argument,
    Challenge,
    Comment,
    Duplicate,
    Evidence,
    FactSource,
    Hiding,
    LedgerEntry,
    Notification,
    Party,
    Position,
    Report,
    Revision,
    SearchEntry,
    StageChange,
    Tally,
    View,
    Vote,
    VoteChange,
)
from tests.cast import MONDAY, Cast, argue
from tests.copies import copies, each, first, moved
from tests.crowd_agreements import grow_agreements
from tests.crowd_around import grow_cases, grow_events, grow_links, grow_policies, grow_tables
from tests.scene import set_scene

LATER = MONDAY + timedelta(hours=1)
MERGED, RESPONSES, NESTED = 100_000, 200_000, 300_000  # the numbers of what is copied begin there


class Crowd:
    """AI-1 of the scene, to which everything that grows belongs; its argument #1 gathers what an argument can."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.scene, self.number = cast, set_scene(cast), 1
        self.argument, self.initiative = self.scene.argument, self.scene.initiative
        hana, dohyun, minji = (cast.actor(who, LATER) for who in (cast.hana, cast.dohyun, cast.minji))
        talk = discussion.add_comment(by=dohyun, initiative=self.initiative, text="Who pays, @Hana_Kim?")
        discussion.add_comment(by=minji, initiative=self.initiative, parent=talk, text="Both")
        said = discussion.add_comment(by=dohyun, initiative=self.initiative, text="It is slower too")
        turning.turn_comment(by=dohyun, comment=said, into="disadvantage")
        votes.cast_vote(by=dohyun, argument=self.argument, value=1, reason="As in 2024")
        votes.cast_vote(by=dohyun, argument=self.argument, value=-1, reason="Not so in 2025")
        votes.state_view(by=dohyun, initiative=self.initiative, value="for")
        positions.state_position(by=hana, initiative=self.initiative, stand="support")
        positions.state_position(by=hana, initiative=self.initiative, argument=self.argument, stand="oppose")
        moderation.report(by=dohyun, thing=self.scene.comment, reason="Off the topic")
        moderation.hide(by=minji, thing=argue(cast, self.initiative, "They are fools"), reason="rude")
        readers.name_reader(by=minji, initiative=self.initiative, user=cast.taeho)
        merging.merge_argument(
            by=minji, argument=argue(cast, self.initiative, "One voice carries"), into=self.argument
        )
        suggestions.suggest_wording(by=minji, argument=self.argument, claim="A voice carries further")
        initiatives.start_initiative(by=minji, workspace=cast.workspace, title="Another initiative")
        cited = cite_policy_record(by=dohyun, argument=self.argument, record=self.scene.policy)
        self.source = cited.source
        dispatch(cast.workspace.pk)
        self.argument.refresh_from_db()

    def grow(self, to: int) -> None:
        """Until there are ``to`` of everything, about."""
        numbers = range(self.number + 1_000, to + 1_000)
        self.number = to
        people = self._people(numbers)
        tops = self._arguments(numbers)
        self._around_the_first(numbers, people, tops)
        self._responses(numbers)
        self._evidence(numbers, tops)
        grow_policies(self, numbers)
        grow_cases(self, numbers, tops)
        self._said(numbers, people)
        self._told(numbers, tops)
        self._of_the_initiative(numbers)
        grow_links(self, numbers, tops)
        grow_agreements(self, numbers)
        grow_events(self, numbers)
        grow_tables(self, numbers)
        Tally.objects.filter(argument=self.argument).update(
            agree=to, responses=to, comments=to, sources=to, merged=to, contradicting=to
        )
        if (
            connection.vendor == "postgresql"
        ):  # which plans by what it last counted, and counts nothing uncommitted
            connection.cursor().execute("ANALYZE")

    def _people(self, numbers: range) -> list[User]:
        people = copies(self.cast.hana, numbers, email=lambda n: f"voter{n}@madang.example")
        member = first(Membership, user=self.cast.hana)
        copies(member, range(len(people)), user_id=lambda n: people[n].pk)
        return people

    def _arguments(self, numbers: range) -> list[Argument]:
        kinds = ("advantage", "disadvantage", "challenge")
        tops = self._written(self.argument, numbers, kind=lambda n: kinds[n % 3])
        challenge = first(Challenge, argument=self.scene.challenge)
        hard = [one for one in tops if one.kind == "challenge"]
        copies(
            challenge,
            range(len(hard)),
            argument_id=lambda n: hard[n].pk,
            likelihood=lambda n: n % 5 + 1,
            impact=lambda n: n % 4 + 1,
            due=MONDAY.date(),
        )
        return tops

    def _written(self, row: Argument, numbers: range, **differing: Any) -> list[Argument]:
        """Arguments with what is written beside each of them."""
        made = copies(
            row,
            numbers,
            number=lambda n: n,
            claim=lambda n: f"One voice {n}",
            **{"state": "active"} | differing,
        )
        every = range(len(made))
        tally, wording = first(Tally, argument=row), first(Revision, argument=row, number=1)
        copies(tally, every, argument_id=lambda n: made[n].pk, kind=lambda n: made[n].kind)
        copies(wording, every, argument_id=lambda n: made[n].pk, claim=lambda n: made[n].claim)
        entry = first(SearchEntry, type="argument", subject_id=row.pk)
        copies(entry, every, subject_id=lambda n: made[n].pk, argument_id=lambda n: made[n].pk)
        return made

    def _around_the_first(self, numbers: range, people: list[User], tops: list[Argument]) -> None:
        every, one = range(len(numbers)), self.argument
        self._written(one, moved(numbers, MERGED), state="merged", merged_into_id=one.pk)
        copies(self.scene.mark, every, says_id=lambda n: tops[n].pk)
        copies(first(Duplicate, pk=self.scene.mark.pk), every, says_id=one.pk, said_id=lambda n: tops[n].pk)
        copies(first(Revision, argument=one, number=1), numbers, number=lambda n: n)
        copies(self.scene.suggestion, numbers, claim=lambda n: f"One voice carries {n} times")
        vote = first(Vote, argument=one, voter=self.cast.dohyun)
        given = copies(vote, every, voter_id=lambda n: people[n].pk, value=lambda n: n % 3 - 1)
        copies(first(VoteChange), every, vote_id=lambda n: given[n].pk)
        copies(vote, every, argument_id=lambda n: tops[n].pk, voter_id=self.cast.hana.pk)
        of_all, of_one = first(Position, argument=None), first(Position, argument=self.argument)
        organisations = [self.cast.mofa.pk, self.cast.msit.pk, self.cast.trade.pk]
        copies(of_one, every, argument_id=lambda n: tops[n].pk, organisation_id=each(organisations))
        for row in (of_all, of_one):
            copies(row, every, organisation_id=each(organisations))

    def _responses(self, numbers: range) -> None:
        row = self.scene.response
        direct = self._written(row, moved(numbers, RESPONSES), kind=None)
        nested = {"depth": 2, "relation": "supports", "parent_id": each([one.pk for one in direct])}
        self._written(row, moved(numbers, NESTED), kind=None, **nested)

    def _evidence(self, numbers: range, tops: list[Argument]) -> None:
        row, every = self.scene.evidence, range(len(numbers))
        sources = copies(row.source, numbers, title=lambda n: f"Treaty {n}", re_check_by=MONDAY.date())
        entry = first(SearchEntry, type="source", subject_id=row.source_id)
        copies(entry, every, subject_id=lambda n: sources[n].pk)
        copies(row, every, source_id=lambda n: sources[n].pk, bearing=each(["supports", "contradicts"]))
        copies(row, every, argument_id=lambda n: tops[n].pk)
        copies(first(Evidence, pk=row.pk), every, argument_id=lambda n: tops[n].pk, grade="weak")
        facts = copies(self.scene.fact, numbers, text=lambda n: f"{n} forums in 2026")
        link = FactSource(fact_id=self.scene.fact.pk, source_id=row.source_id)
        copies(link, every, fact_id=lambda n: facts[n].pk, source_id=lambda n: sources[n].pk)
        copies(self.scene.question, numbers, text=lambda n: f"Who leads on day {n}?")

    def _said(self, numbers: range, people: list[User]) -> None:
        every = range(len(numbers))
        talk = first(Comment, text__startswith="Who pays")
        reply = first(Comment, text="Both")
        on_first = copies(
            self.scene.comment, every, text=lambda n: f"Since {n}?", author_id=lambda n: people[n].pk
        )
        said = copies(talk, every, text=lambda n: f"Who pays on day {n}?", author_id=lambda n: people[n].pk)
        copies(reply, every, parent_id=lambda n: said[n].pk)
        copies(reply, every)
        copies(self.scene.comment, every, parent_id=self.scene.comment.pk)
        entry = first(SearchEntry, type="comment", subject_id=talk.pk)
        copies(entry, every, subject_id=lambda n: said[n].pk)
        report = first(Report)
        copies(report, every, comment_id=lambda n: on_first[n].pk)
        copies(
            report,
            every,
            comment_id=lambda n: said[n].pk,
            state="kept",
            settled_by_id=self.cast.minji.pk,
            settled_at=LATER,
        )
        copies(first(Hiding), every)
        copies(first(View), every, user_id=lambda n: people[n].pk)

    def _told(self, numbers: range, tops: list[Argument]) -> None:
        """That each argument was added is in the ledger, and in Hana's inbox."""
        every, last = range(len(numbers)), LedgerEntry.objects.last()
        row = first(Activity, verb="argument.added")
        made = copies(row, every, at=LATER, argument_id=lambda n: tops[n].pk, subject_id=lambda n: tops[n].pk)
        copies(last, every, activity_id=lambda n: made[n].pk, seq=lambda n: last.seq + n + 1)
        notice = first(Notification, user=self.cast.hana)
        copies(notice, every, activity_id=lambda n: made[n].pk)

    def _of_the_initiative(self, numbers: range) -> None:
        every = range(len(numbers))
        others = copies(self.initiative, numbers, number=lambda n: n, title=lambda n: f"Initiative {n}")
        copies(first(Party), every, initiative_id=lambda n: others[n].pk)
        copies(self.scene.action, numbers, text=lambda n: f"Draft budget {n}", due=MONDAY.date())
        copies(self.scene.indicator, numbers, name=lambda n: f"Joint statements {n}")
        copies(self.scene.status_report, numbers, title=lambda n: f"Report {n}")
        copies(self.scene.waiver, numbers, subject=lambda n: str(n))
        given = copies(self.scene.option, numbers, number=lambda n: n, title=lambda n: f"Office {n}")
        copies(self.scene.score, every, option_id=lambda n: given[n].pk)
        copies(first(StageChange), every)
        entry = first(SearchEntry, type="initiative", subject_id=self.initiative.pk)
        copies(entry, every, subject_id=lambda n: others[n].pk, initiative_id=lambda n: others[n].pk)
