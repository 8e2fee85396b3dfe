"""Which nouns each verb makes out of date, wherever the API shows them: one entry a verb."""

from collections.abc import Iterator

from deliberation.models import Activity

from .around import HIDES_EVIDENCE, RENAMES, WATCHES, Around
from .follow_up import (
    agenda,
    as_it_is,
    body_and_quorums,
    clause_moved,
    event,
    indicator,
    link,
    linked,
    minute_line,
    of_event,
    policy_record,
    policy_shared,
    sight_of_evidence,
)
from .touches import (
    Noun,
    Touched,
    Touches,
    accepted_brief,
    all_of,
    argument,
    counts,
    decision,
    edit,
    erased,
    initiative,
    membership,
    nothing,
    own_brief,
    own_sight,
    part_of_decision,
    position,
    readers,
    sight_of_argument,
    source,
    stage,
    the,
    tree,
    was_comment,
    workspace,
)

TOUCHES: dict[str, Touches] = {
    "workspace.created": the(Noun.WORKSPACE),
    "workspace.changed": workspace,
    **dict.fromkeys(
        ("organisation.added", "organisation.edited", "organisation.removed"), the(Noun.ORGANISATION)
    ),
    "membership.joined": own_sight,
    "membership.changed": own_sight,
    **dict.fromkeys(("membership.ended", "membership.renamed", "membership.paused"), membership),
    "membership.resumed": own_sight,
    "membership.erased": erased,
    **dict.fromkeys(("source.added", "source.edited", "source.rechecked", "source.refuted"), source),
    "initiative.started": initiative,
    "initiative.imported": initiative,
    "initiative.edited": edit,
    "initiative.reader_named": readers,
    "initiative.reader_unnamed": readers,
    "initiative.stage_changed": stage,
    "initiative.extended": initiative,
    "argument.added": all_of(tree, was_comment),
    "argument.responded": all_of(tree, was_comment),
    "argument.imported": tree,
    "argument.revised": argument,
    **dict.fromkeys(("argument.moved", "argument.withdrawn", "argument.restored"), tree),
    **dict.fromkeys(("argument.merged", "argument.unmerged"), tree),
    **dict.fromkeys(("argument.hidden", "argument.shown"), sight_of_argument),
    "argument.label_changed": counts,
    **dict.fromkeys(("challenge.updated", "challenge.handed_on"), argument),
    "vote.cast": counts,
    "vote.withdrawn": counts,
    "suggestion.made": the(Noun.SUGGESTION),
    "suggestion.accepted": all_of(the(Noun.SUGGESTION), argument),
    **dict.fromkeys(("suggestion.declined", "suggestion.withdrawn"), the(Noun.SUGGESTION)),
    **dict.fromkeys(("duplicate.marked", "duplicate.dismissed"), the(Noun.DUPLICATE)),
    **dict.fromkeys(
        (f"evidence.{what}" for what in ("added", "imported", "edited", "removed", "hidden", "shown")),
        all_of(the(Noun.EVIDENCE), counts),
    ),
    **dict.fromkeys(
        (f"comment.{what}" for what in ("added", "imported", "edited", "deleted", "hidden", "shown")),
        all_of(the(Noun.COMMENT), counts),
    ),
    **dict.fromkeys(("fact.added", "fact.edited", "fact.cited", "fact.removed"), the(Noun.FACT)),
    **dict.fromkeys(("question.added", "question.edited", "question.removed"), the(Noun.QUESTION)),
    "position.stated": position,
    "position.cleared": position,
    **dict.fromkeys(("decision.proposed", "decision.confirmed", "decision.refused"), decision),
    **dict.fromkeys(
        (
            *("decision.dissent_signed", "decision.dissent_withdrawn"),
            *("decision.condition_met", "decision.condition_unmet"),
            *("decision.trigger_set", "decision.trigger_removed"),
            *("decision.trigger_fired", "decision.trigger_settled"),
        ),
        part_of_decision,
    ),
    **dict.fromkeys(
        (f"action.{what}" for what in ("added", "edited", "finished", "reopened", "handed_on")),
        the(Noun.ACTION),
    ),
    **dict.fromkeys(WATCHES, indicator),
    "indicator.breached": the(Noun.INDICATOR),
    **dict.fromkeys(
        (
            f"status_report.{what}"
            for what in ("added", "edited", "submitted", "approved", "returned", "removed")
        ),
        the(Noun.STATUS_REPORT),
    ),
    **dict.fromkeys(("agreement.added", "agreement.edited"), the(Noun.AGREEMENT)),
    "clause.edited": the(Noun.CLAUSE),
    **dict.fromkeys(("clause.added", "clause.moved", "clause.removed"), clause_moved),
    **dict.fromkeys(
        (
            f"commitment.{what}"
            for what in (
                *("added", "edited", "progressed", "withdrawn", "restored", "handed_on"),
                *("milestone_added", "milestone_edited", "milestone_removed", "proved", "proof_removed"),
            )
        ),
        the(Noun.COMMITMENT),
    ),
    **dict.fromkeys(("link.added", "link.removed"), link),
    **dict.fromkeys(("event.added", "event.edited", "event.chain_taken"), event),
    **dict.fromkeys(
        (f"deadline.{what}" for what in ("added", "edited", "done", "removed", "handed_on")),
        of_event(Noun.DEADLINE),
    ),
    **dict.fromkeys(
        (f"preparation.{what}" for what in ("added", "edited", "done", "handed_on")),
        of_event(Noun.PREPARATION),
    ),
    "pledge.recorded": of_event(Noun.PLEDGE),
    "option.added": all_of(the(Noun.OPTION), as_it_is),
    **dict.fromkeys(
        (f"option.{what}" for what in ("edited", "removed", "scored", "score_removed")), the(Noun.OPTION)
    ),
    **dict.fromkeys(("waiver.given", "waiver.lifted"), the(Noun.WAIVER)),
    **dict.fromkeys((f"criterion.{what}" for what in ("added", "edited", "removed")), the(Noun.CRITERION)),
    "body.added": the(Noun.BODY),
    **dict.fromkeys((f"body.{what}" for what in ("edited", "seated", "unseated")), body_and_quorums),
    **dict.fromkeys(
        (
            *(f"meeting.{what}" for what in ("planned", "edited", "moved", "cancelled", "held")),
            *(f"meeting.minutes_{what}" for what in ("proposed", "approved", "refused")),
        ),
        the(Noun.MEETING),
    ),
    **dict.fromkeys(("meeting.agenda_locked", "agenda.drawn", "agenda.ordered"), agenda),
    **dict.fromkeys(("agenda.added", "agenda.edited"), the(Noun.AGENDA_ITEM)),
    **dict.fromkeys((f"minutes.{what}" for what in ("added", "edited", "removed")), minute_line),
    "minutes.turned": the(Noun.MINUTE_LINE),
    **dict.fromkeys(
        (f"policy_record.{what}" for what in ("added", "edited", "status_changed", "verified")), policy_record
    ),
    "policy_record.shared": policy_shared,
    **dict.fromkeys(
        (f"case.{what}" for what in ("opened", "edited", "status_changed", "named", "handed_on")),
        the(Noun.CASE),
    ),
    "brief.handed_in": own_brief,
    "brief.accepted": accepted_brief,
}
TOUCHES |= {verb: all_of(TOUCHES[verb], sight_of_evidence) for verb in HIDES_EVIDENCE}
TOUCHES |= {verb: all_of(TOUCHES[verb], linked) for verb in RENAMES}
UNTOLD: dict[str, str] = {
    **dict.fromkeys(
        ("view.stated", "view.withdrawn"), "a view is its member's own, and counted in /standing only"
    ),
    **dict.fromkeys(
        ("invitation.made", "invitation.resent", "invitation.revoked"), "between owners and who is invited"
    ),
    **dict.fromkeys(
        (f"service.{what}" for what in ("added", "ended", "token_created", "token_revoked")),
        "services and their tokens are the owners' business",
    ),
    **dict.fromkeys(("report.made", "report.settled"), "between a member and the facilitators"),
    **dict.fromkeys(
        (
            *("initiative.closing_soon", "challenge.due", "action.due", "source.due", "commitment.due"),
            "policy_record.due",
        ),
        "reminders change no noun",
    ),
    **dict.fromkeys(("deadline.due", "preparation.due"), "reminders change no noun"),
    **dict.fromkeys(
        ("attachment.added", "attachment.removed"), "a file is told of by the texts that show it"
    ),
    "digest.noted": "a note is read in the digest",
    "digest.published": "a digest is read by itself",
    **dict.fromkeys(("export.asked", "import.done"), "a job is its own person's"),
    **dict.fromkeys(
        (f"webhook.{what}" for what in ("added", "changed", "removed", "secret_rotated", "disabled")),
        "a webhook is its keepers' business",
    ),
}
"""Verbs that touch nothing, and why."""


def touched_by(activity: Activity, around: Around) -> Iterator[Touched]:
    return TOUCHES.get(activity.verb, nothing)(activity, around)
