"""What the page of one argument shows: the argument, its wordings, evidence, responses, comments."""

from deliberation.models import Argument, Evidence, Kind, Relation
from deliberation.models.stages import CITE, COMMENT, RESPOND
from deliberation.permissions import (
    can_cite,
    can_comment,
    can_hide,
    can_move_argument,
    can_report,
    can_respond,
    can_revise_argument,
    can_suggest_wording,
    can_withdraw_argument,
)
from frontend.responses import actor_of

from . import links
from .board_page import around_cards
from .cards import card, row_of
from .case_counts import cases_of
from .challenge import challenge_panel
from .evidence import evidence_panel
from .frame import stage_and_place
from .live import live_argument
from .merging import alike
from .own_vote import own_vote
from .responses import responses_page
from .sight import Sight
from .thread import answered_comment, threads
from .wordings import change_since
from .words import ICONS, ballot_words, words


def argument_page(request, argument: Argument, *, vote=None, reply=None, evidence=None) -> dict:
    """The context of arguments/argument.html; refused forms come back in ``vote``, ``reply`` and ``evidence``."""
    initiative = argument.initiative
    sight = Sight.of(request, initiative)
    role = getattr(argument, "reader_role", None)
    readable = argument.is_readable_by(request.user.pk, role)
    return {
        **stage_and_place(initiative, sight),
        **head(request, argument, sight, vote=vote),
        **around_cards(request, initiative),
        "readable": readable,
        "parent_readable": argument.parent and argument.parent.is_readable_by(request.user.pk, role),
        **alike(request, argument, sight),
        **(links.around(request, argument) if sight.inside and readable else {}),
        "cases": cases_of(request.user, argument, sight) if readable else None,
        **evidence_panel(request, argument, sight),
        **(challenge_panel(request, argument, sight) if readable else {}),
        "cited": evidence,
        "bearings": Evidence.Bearing.choices,
        **responses_page(request, argument, sight),
        **threads(request, argument, sight),
        **_offers(request, argument),
        **live_argument(request, argument, sight),
        "reply": reply,
        "reply_to": answered_comment(request),
    }


def head(request, argument: Argument, sight: Sight, *, vote=None) -> dict:
    """The context of arguments/head.html: the argument, as ``find_argument`` read it, and a vote that was refused."""
    made = card(row_of(argument), sight)
    return {
        "argument": argument,
        "initiative": argument.initiative,
        "card": made,
        "change": change_since(argument, argument.my_revision) if made["reworded"] else None,
        **own_vote(request, argument, sight),
        "voting_note": ballot_words(argument.initiative),
        "kind_word": _kind_word(argument),
        "icon_name": ICONS.get(argument.kind, "corner-down-right"),
        "tells": sight.tells,
        "inside": sight.inside,
        "votes_shown": argument.initiative.stage != "draft",
        "words": words(),
        "notice": vote.sentence() if vote else "",
        "both_wordings": vote.both_wordings if vote else None,
        "here": f"{sight.base}{argument.number}/",
        "may_revise": argument.can_change and can_revise_argument(actor_of(request), argument),
        "may_suggest": argument.can_change and can_suggest_wording(actor_of(request), argument),
        "may_move": argument.can_change and can_move_argument(actor_of(request), argument),
        "may_withdraw": argument.initiative.allows(argument.changing_word)
        and can_withdraw_argument(actor_of(request), argument),
    }


def _kind_word(argument: Argument) -> str:
    if argument.kind:
        return words()["kinds"][argument.kind]
    return words()["relations"][argument.relation]


def _offers(request, argument: Argument) -> dict:
    """Which forms stand on the page: role and stage both allow them."""
    by, initiative = actor_of(request), argument.initiative
    has_room = argument.takes_new and argument.has_room_below
    responds = has_room and initiative.allows(RESPOND) and can_respond(by, argument)
    return {
        "may_report": not argument.is_hidden and not can_hide(by, argument) and can_report(by, argument),
        "may_hide": can_hide(by, argument),
        "may_cite": argument.takes_new and initiative.allows(CITE) and can_cite(by, argument),
        "may_comment": not argument.is_hidden and initiative.allows(COMMENT) and can_comment(by, initiative),
        "relations": [
            {"code": code, "word": words()["relations"][code]}
            for code in Relation.values
            if responds and (code != Relation.ANSWERS or argument.kind == Kind.CHALLENGE)
        ],
    }
