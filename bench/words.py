"""Texts of the length that people write, the same ones every time."""

from random import Random

SUBJECTS = (
    "A standing consultation body of both ministries",
    "One shared register of commitments",
    "Joint guidance for missions abroad",
    "A common position before each summit",
    "Secondment of two experts to the other side",
    "A single point of contact for companies",
    "Early exchange of drafts",
    "양 부처가 함께 쓰는 대응 지침",
    "A yearly review by an outside institute",
    "디지털 협력 협정의 공동 이행 점검",
)
VERBS = (
    "keeps what was promised from being forgotten",
    "lets partners abroad hear the same answer twice",
    "costs more meetings than it saves",
    "moves decisions to people who know the matter",
    "ties the hands of the smaller ministry",
    "shortens the way from a question to an answer",
    "depends on staff that neither side has today",
    "담당자가 바뀌어도 업무가 이어지게 한다",
)
ENDINGS = (
    "when norms are written in the coming two years",
    "as the exchange of May has shown",
    "unless the budget of both sides is settled first",
    "in sanctions, export control and standards alike",
    "다만 역할 분담을 먼저 정해야 한다",
)
SENTENCES = (
    "The two reports of last year describe the same gap from two sides.",
    "Missions were asked **three times** for the same figures, by two desks that did not know of each other.",
    "Where a joint desk exists already, answers went out in four days instead of eleven.",
    "See [the memorandum](https://example.org/memorandum) for what was agreed, and for what was left open.",
    "현장에서는 같은 자료를 부처마다 다른 양식으로 다시 작성하고 있다.",
    "It would need two posts, which neither side has in its plan for next year.",
    "- who answers, - by when, - and who may say that it is settled.",
    "Companies asked for this at both hearings, with different reasons.",
)


def claim(random: Random) -> str:
    """A claim of some 80 to 160 characters."""
    return f"{random.choice(SUBJECTS)} {random.choice(VERBS)}, {random.choice(ENDINGS)}"


def reasons(random: Random) -> str:
    """Markdown of two to five paragraphs."""
    return "\n\n".join(remark(random) for _ in range(random.randint(2, 5)))


def remark(random: Random) -> str:
    """One paragraph of Markdown, as in a comment."""
    return " ".join(random.sample(SENTENCES, random.randint(1, 4)))
