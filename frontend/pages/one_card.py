"""One card of the board as it is now, with what stands around the board and changes with it."""

from deliberation.models import Argument
from frontend.responses import actor_of, back_to

from .board import Board, Wish
from .board_page import around_cards
from .frame import todo_line
from .sight import Sight


def one_card(request, argument: Argument) -> dict:
    """The context of initiatives/voted.html, which takes the place of a card."""
    sight = Sight.of(request, argument.initiative)
    board = Board(argument.initiative, request.user, Wish(), sight)
    return {
        **around_cards(request, argument.initiative),
        "here": back_to(request, sight.base),
        "cards": [board.one_card(argument.number)],
        "todo": todo_line(actor_of(request), argument.initiative, sight, board.counts()),
    }
