"""Reading stays linear: text that would trap a careless pattern is done within a bound."""

import time

import pytest

from deliberation.briefs import read_brief

LENGTH = 100_000
SECONDS_AT_MOST = 30  # an honest reader needs one to four; a quadratic one minutes
TRAPS = [
    "a",
    "A ",
    "A-",
    "가",
    "가 ",
    "다.",
    ". ",
    "1 ",
    "1. x\n",
    "- a\n",
    "a\n===\n",
    "a\tb\n",
    "| ",
    "Pros      Cons\n",
    "(",
    "[",
    "[a](",
    "**",
    "‘",
    "_",
    "#",
    "Ministry of ",
    "Minister Ann Lee ",
    "외교부와 ",
    "lower costs and ",
    "x, ",
    "x; ",
    "What? ",
    "Q: a?\nA: b\n",
    "The advantage of the ",
    "The risk is a but the risk is b, but ",
    "will share and ",
    "장점은 ",
    "우려",
    "January ",
    "http://",
    "www.",
    "Risk: ",
    "\u0300\u0316",
    "\u00a0",
    "Advantages include a, b and c. ",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_of_a_hundred_thousand_characters_is_read_in_time(trap):
    text = (trap * (LENGTH // len(trap) + 1))[:LENGTH]
    begun = time.process_time()
    read_brief(text)
    assert time.process_time() - begun < SECONDS_AT_MOST
