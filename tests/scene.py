"""An open initiative with one of everything, for the table role × stage × verb."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from deliberation.actions import (
    actions,
    agreements,
    arguments,
    attachments,
    cases,
    clauses,
    commitments,
    criteria,
    deadlines,
    discussion,
    events,
    facts,
    health,
    indicators,
    links,
    merging,
    milestones,
    options,
    pledges,
    preparations,
    questions,
    register,
    scores,
    sources,
    status_reports,
    suggestions,
)
from deliberation.actions.agreements import PartyGiven
from deliberation.markup import markdown_of
from deliberation.models import (
    Action,
    Agreement,
    Argument,
    Attachment,
    Case,
    Clause,
    Comment,
    Commitment,
    Criterion,
    Deadline,
    Duplicate,
    Event,
    Evidence,
    Fact,
    Indicator,
    Initiative,
    Link,
    Milestone,
    Option,
    Pledge,
    PolicyRecord,
    Preparation,
    Proof,
    Question,
    Score,
    StatusReport,
    Suggestion,
    Waiver,
)
from tests.cast import MONDAY, Cast, argue, open_initiative
from tests.services.kept import kept
from tests.table import Laid, lay_table


@dataclass(frozen=True)
class Scene:
    """AI-1: Hana's argument #1 with her evidence and her comment, Dohyun's challenge #2 and rebuttal #3.

    Minji marked his #4 as saying what #1 says. Hana attached a file, which his suggestion links to.
    She also prepares a candidacy, with a deadline, a thing to do and a pledge.
    She writes a status report on the quarter.
    Her option is scored by one of her two criteria; the other option, and how it is now, by none.
    Two ministries meet at a ``table``: tests/table.py.
    Her memorandum has a clause with a commitment that her ministry leads and she is responsible for, and a bare one.
    She entered a policy in the register, and opened the case of a company that is not to be named.
    Minji let it stand that Foreign Affairs was not heard.
    """

    initiative: Initiative
    argument: Argument
    challenge: Argument
    response: Argument
    comment: Comment
    evidence: Evidence
    duplicate: Argument
    mark: Duplicate
    action: Action
    indicator: Indicator
    status_report: StatusReport
    waiver: Waiver
    option: Option
    other_option: Option
    criterion: Criterion
    other_criterion: Criterion
    score: Score
    fact: Fact
    question: Question
    suggestion: Suggestion
    attachment: Attachment
    agreement: Agreement
    clause: Clause
    bare_clause: Clause
    commitment: Commitment
    milestone: Milestone
    proof: Proof
    link: Link
    event: Event
    deadline: Deadline
    preparation: Preparation
    pledge: Pledge
    table: Laid
    policy: PolicyRecord
    case: Case


def set_scene(cast: Cast, **fields) -> Scene:
    """``fields`` are those of the initiative."""
    return kept(("scene", *sorted(fields.items())), lambda: _set(cast, **fields))


def _set(cast: Cast, **fields) -> Scene:
    initiative = open_initiative(cast, **fields)
    hana, dohyun = cast.actor(cast.hana, MONDAY), cast.actor(cast.dohyun, MONDAY)
    argument = argue(cast, initiative, "One voice carries further when norms are written")
    challenge = argue(cast, initiative, "Two budgets, one summit", kind="challenge", who=cast.dohyun)
    response = arguments.respond(
        by=dohyun, parent=argument, relation="rebuts", claim="Two voices are heard twice"
    )
    option = options.add_option(by=hana, initiative=initiative, title="One secretariat")
    criterion = criteria.add_criterion(by=hana, initiative=initiative, name="Cost", weight=60)
    duplicate = argue(cast, initiative, "A single voice is heard further", who=cast.dohyun)
    minji = cast.actor(cast.minji, MONDAY)
    unheard = {"rule": "organisation_not_heard", "subject": str(cast.mofa.pk), "reason": "It only hosts"}
    attachment, _new = attachments.attach(
        by=hana, initiative=initiative, content=b"Budgets of 2025", filename="budgets.csv"
    )
    agreed = _agreed(cast, hana)
    event = events.add_event(
        by=hana,
        workspace=cast.workspace,
        kind="candidacy",
        title="A seat on the council",
        starts_on=date(2027, 3, 31),
        votes_needed=3,
    )
    return Scene(
        event=event,
        deadline=deadlines.add_deadline(by=hana, event=event, name="Hand in papers", offset=1, unit="months"),
        preparation=preparations.add_preparation(
            by=hana, event=event, area="outreach", text="Write to all who vote"
        ),
        pledge=pledges.record_pledge(by=hana, event=event, country="NZ", state="asked"),
        waiver=health.waive_finding(by=minji, initiative=initiative, **unheard),
        option=option,
        other_option=options.add_option(by=hana, initiative=initiative, title="A shared office"),
        criterion=criterion,
        other_criterion=criteria.add_criterion(by=hana, initiative=initiative, name="Reach"),
        score=scores.score_option(by=hana, option=option, criterion=criterion, value=Decimal(70)),
        initiative=initiative,
        argument=argument,
        challenge=challenge,
        response=response,
        duplicate=duplicate,
        mark=merging.mark_duplicate(by=minji, argument=duplicate, of=argument),
        comment=discussion.add_comment(by=hana, initiative=initiative, argument=argument, text="Since when?"),
        evidence=sources.add_evidence(by=hana, argument=argument, source={"title": "A treaty"}),
        action=actions.add_action(by=hana, initiative=initiative, text="Draft a budget", owner=cast.hana),
        indicator=indicators.add_indicator(by=hana, initiative=initiative, name="Joint statements"),
        status_report=status_reports.add_status_report(
            by=hana,
            initiative=initiative,
            title="Second quarter",
            starts_on=date(2026, 4, 1),
            ends_on=date(2026, 6, 30),
            text="The desks *answer* together.",
        ),
        fact=facts.add_fact(by=hana, initiative=initiative, text="Two forums in 2026"),
        question=questions.add_question(by=hana, initiative=initiative, text="Who leads?"),
        suggestion=suggestions.suggest_wording(
            by=dohyun,
            argument=argument,
            claim="One voice carries farther",
            reasons=markdown_of(attachment.pk, attachment.file_name),
        ),
        attachment=attachment,
        **agreed,
        link=links.add_link(by=hana, thing=agreed["agreement"], place=argument),
        table=lay_table(cast, initiative),
        policy=register.add_policy_record(
            by=hana, workspace=cast.workspace, name_en="AI Framework Act", country="KR", instrument="law"
        ),
        case=cases.open_case(
            by=hana,
            workspace=cast.workspace,
            kind="unfair",
            company="Hanbit Cloud",
            country="US",
            measure="Data must be stored there",
            sector="cloud",
        ),
    )


def _agreed(cast: Cast, by) -> dict:
    agreement = agreements.add_agreement(
        by=by,
        workspace=cast.workspace,
        title="Memorandum of two ministries",
        parties=[PartyGiven(cast.mofa, signatories=(("Seo Yeonju", "Deputy Minister"),))],
    )
    clause = clauses.add_clause(by=by, agreement=agreement, heading="Sharing policy status")
    commitment = commitments.add_commitment(
        by=by, clause=clause, deliverable="A shared register", lead=cast.msit, responsible=cast.hana
    )
    commitments.report_progress(by=by, commitment=commitment, progress=10, text="Fields are being chosen")
    proof = milestones.prove_delivery(by=by, commitment=commitment, source={"title": "A first register"})
    return {
        "agreement": agreement,
        "clause": clause,
        "bare_clause": clauses.add_clause(by=by, agreement=agreement, heading="Final provisions"),
        "commitment": commitment,
        "milestone": milestones.add_milestone(
            by=by, commitment=commitment, title="Fields agreed", due=(MONDAY + timedelta(days=30)).date()
        ),
        "proof": proof,
    }
