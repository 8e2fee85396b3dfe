from deliberation.models import Argument, Fact, Initiative, Question
from deliberation.models.stages import CITE

from .door import STEERING, Verb, at, place


class Web:
    def state_fact(self, initiative: Initiative, text: str = "A summit in May", where: str = ""):
        return self.post(f"{place(initiative)}facts/", {"text": text, "where": where})

    def edit_fact(self, fact: Fact, text: str = "Three forums", version: int = 1):
        return self.post(f"{place(fact.initiative)}facts/{fact.pk}/", {"text": text, "version": version})

    def cite_fact(self, fact: Fact, where: str = "A calendar"):
        return self.post(f"{place(fact.initiative)}facts/{fact.pk}/sources/", {"where": where})

    def remove_fact(self, fact: Fact):
        return self.post(f"{place(fact.initiative)}facts/{fact.pk}/remove/", {})

    def ask(self, initiative: Initiative, text: str = "Who pays?"):
        return self.post(f"{place(initiative)}questions/", {"text": text})

    def answer_question(
        self, question: Question, *gathered: Argument, answer: str = "Both", version: int = 1
    ):
        numbers = ", ".join(str(one.number) for one in gathered)
        fields = {"answer": answer, "numbers": numbers, "version": version}
        return self.post(_page(question), fields)

    def reword_question(self, question: Question, text: str = "Who pays for it?", version: int = 1):
        return self.post(f"{_page(question)}text/", {"text": text, "version": version})

    def remove_question(self, question: Question):
        return self.post(f"{_page(question)}remove/", {})


class Api:
    def state_fact(self, initiative: Initiative, text: str = "A summit in May", where: str = ""):
        return self.send("post", f"initiatives/{initiative.pk}/facts", {"text": text})

    def edit_fact(self, fact: Fact, text: str = "Three forums", version: int = 1):
        return self.send("patch", f"facts/{fact.pk}", {"text": text}, seen=version)

    def cite_fact(self, fact: Fact, where: str = "A calendar"):
        return self.send("post", f"facts/{fact.pk}/sources", {"paste": where})

    def remove_fact(self, fact: Fact):
        return self.send("delete", f"facts/{fact.pk}")

    def ask(self, initiative: Initiative, text: str = "Who pays?"):
        return self.send("post", f"initiatives/{initiative.pk}/questions", {"text": text})

    def answer_question(
        self, question: Question, *gathered: Argument, answer: str = "Both", version: int = 1
    ):
        body = {"answer": answer, "arguments": [str(one.pk) for one in gathered]}
        return self.send("patch", f"questions/{question.pk}", body, seen=version)

    def reword_question(self, question: Question, text: str = "Who pays for it?", version: int = 1):
        return self.send("patch", f"questions/{question.pk}", {"text": text}, seen=version)

    def remove_question(self, question: Question):
        return self.send("delete", f"questions/{question.pk}")


WHOSE = frozenset({"hana"}) | STEERING
CITING = at(CITE)

VERBS = (
    Verb("state a fact", lambda door, scene: door.state_fact(scene.initiative), stages=CITING),
    Verb("edit a fact", lambda door, scene: door.edit_fact(scene.fact), WHOSE, CITING),
    Verb("bring a source to a fact", lambda door, scene: door.cite_fact(scene.fact), stages=CITING),
    Verb("remove a fact", lambda door, scene: door.remove_fact(scene.fact), WHOSE, CITING),
    Verb("ask a question", lambda door, scene: door.ask(scene.initiative), stages=CITING),
    Verb(
        "answer a question",
        lambda door, scene: door.answer_question(scene.question, scene.argument),
        stages=CITING,
    ),
    Verb("reword a question", lambda door, scene: door.reword_question(scene.question), WHOSE, CITING),
    Verb("remove a question", lambda door, scene: door.remove_question(scene.question), WHOSE, CITING),
)


def _page(question: Question) -> str:
    return f"{place(question.initiative)}questions/{question.pk}/"
