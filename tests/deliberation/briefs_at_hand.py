"""Two documents to hand in, and short ways to accept them and to read what was refused."""

from pathlib import Path

from deliberation.actions.briefs import accept_brief, hand_in_brief
from deliberation.models import Brief, Initiative
from deliberation.permissions import Actor

ARTICLE = Path(__file__).parents[1] / "data" / "briefs" / "article.txt"
MEMO = """A shared register of AI policies

The Ministry of Foreign Affairs and the Ministry of Harbours agreed to keep one register.

Advantages

- One look-up serves both ministries.

Disadvantages

- For a year the work is done twice.

Conclusion

It is worth a year of double work.
"""


def hand_in_article(who, workspace) -> Brief:
    return hand_in_brief(
        by=Actor(user=who),
        workspace=workspace,
        content=ARTICLE.read_bytes(),
        filename="C:\\briefs\\article.txt",
    )


def hand_in_memo(who, workspace) -> Brief:
    return hand_in_brief(by=Actor(user=who), workspace=workspace, text=MEMO)


def accepted(brief, by=None, **options) -> Initiative:
    return accept_brief(by=Actor(user=by or brief.handed_in_by), brief=brief, **options)


def faults(refusal) -> dict[str, str]:
    return {fault.field: fault.code for fault in refusal.value.faults}
