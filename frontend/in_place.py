"""The answer to a form that stood under a card of the board: that card, as it is now."""

from django.http import HttpResponse

from .pages.one_card import one_card
from .responses import announced, page


def is_under_card(request) -> bool:
    return bool(request.htmx) and request.POST.get("in") == "board"


def card_anew(request, argument, said: str) -> HttpResponse:
    """``said`` stands on the card and is read out."""
    context = one_card(request, argument)
    context["cards"][0]["said"] = said
    response = page(request, "initiatives/voted.html", context)
    response["HX-Retarget"] = f"#a{argument.number}"
    response["HX-Reswap"] = "outerHTML"
    response["HX-Reselect"] = "unset"  # it is no page, from which the form takes its part
    return announced(response, said)
