"""An initiative in which people merged, hid, deleted and withdrew, in several languages."""

from deliberation.actions import arguments, discussion, facts, merging, moderation, questions, sources
from deliberation.models import Argument, Comment, Evidence, Fact, FactSource, Initiative, Question
from tests.cast import Cast, argue, open_initiative

KEPT, SAME, HIDDEN = "One voice carries further", "두 부처가 한목소리를 냅니다", "Ben said it"
WITHDRAWN, HELD = "予算が二つある", "The posts are not there: [x] <y> {z} // =1+1"


class Lived:
    """``initiative`` and whoever wrote in it: Hana argues, Minji steers."""

    def __init__(self, cast: Cast) -> None:
        self.hana, self.minji = cast.actor(cast.hana), cast.actor(cast.minji)
        self.initiative = open_initiative(cast, title="두 부처의 협력 — «AI»", language="ko")
        self.kept = argue(cast, self.initiative, KEPT)
        self.same = argue(cast, self.initiative, SAME)
        self.hidden = argue(cast, self.initiative, HIDDEN, kind="disadvantage")
        self.withdrawn = argue(cast, self.initiative, WITHDRAWN, kind="challenge")
        self.held = argue(cast, self.initiative, HELD, kind="challenge")
        self._thread()
        self._sources()
        self._talk()
        self._take_for_given()
        self._what_was_done()

    def _respond(self, parent: Argument, relation: str, claim: str) -> Argument:
        return arguments.respond(by=self.hana, parent=parent, relation=relation, claim=claim)

    def _thread(self) -> None:
        self._respond(self.same, "rebuts", "Not in forums")
        self._respond(self.hidden, "supports", "So did I")
        self._respond(self._respond(self.withdrawn, "answers", "予算を一つにする"), "rebuts", "遅い")
        self.between = self._respond(self.held, "supports", "Nobody asked")
        self._respond(self.between, "rebuts", "I did")

    def _sources(self) -> None:
        for argument, title, quote in (
            (self.kept, "A treaty", "Art. 1\n— “so”"),
            (self.same, "조약", "제1조"),
            (self.hidden, "A diary", ""),
            (self.withdrawn, "予算書", ""),
        ):
            sources.add_evidence(by=self.hana, argument=argument, source={"title": title}, quote=quote)
        self.unsuitable = sources.add_evidence(by=self.hana, argument=self.kept, source={"title": "A rumour"})
        graded = {"grade": "weak", "grade_reason": "old"}
        sources.add_evidence(by=self.hana, argument=self.kept, source={"title": "An audit"}, **graded)

    def _say(self, text: str, argument: Argument | None = None, parent: Comment | None = None) -> Comment:
        return discussion.add_comment(
            by=self.hana, initiative=self.initiative, text=text, argument=argument, parent=parent
        )

    def _talk(self) -> None:
        self._say("2024년부터", self.same, self._say("언제부터?", self.same))
        self._say("Indeed", self.hidden)
        self._say("Yes", parent=self._say("Read this first\n\n- it is short"))
        self.deleted = self._say("Never mind", self.kept)
        self._say("I do mind", self.kept, self.deleted)
        self.offensive = self._say("Fools", self.kept)
        self._say("Please", self.kept, self.offensive)

    def _take_for_given(self) -> None:
        given = [({"title": "A treaty"}, "Art. 2"), ({"title": "A census", "published_year": 2020}, "")]
        facts.add_fact(by=self.hana, initiative=self.initiative, text="There are two", sources=given)
        facts.add_fact(by=self.hana, initiative=self.initiative, text="둘이 있다")
        gathered = [self.kept, self.same, self.hidden, self.withdrawn]
        asked = {"text": "Who pays?", "answer": "Both.\n\nHalf each.", "arguments": gathered}
        questions.add_question(by=self.hana, initiative=self.initiative, **asked)

    def _what_was_done(self) -> None:
        merging.merge_argument(by=self.minji, argument=self.same, into=self.kept)
        arguments.withdraw_argument(by=self.hana, argument=self.withdrawn)
        arguments.update_challenge(by=self.minji, argument=self.held, version=None, likelihood=4)
        discussion.delete_comment(by=self.hana, comment=self.deleted)
        for thing in (self.hidden, self.between, self.unsuitable, self.offensive):
            moderation.hide(by=self.minji, thing=thing, reason="It names somebody")


def told_of(initiative: Initiative) -> dict[str, set]:
    """All that stands in it, by its words."""
    of = {"initiative": initiative}
    return {
        "arguments": set(
            Argument.objects.filter(**of).values_list(
                "claim", "kind", "parent__claim", "relation", "state", "depth"
            )
        ),
        "evidence": set(
            Evidence.objects.filter(argument__initiative=initiative).values_list(
                "argument__claim", "source__title", "quote"
            )
        ),
        "comments": set(Comment.objects.filter(**of).values_list("text", "argument__claim", "parent__text")),
        "facts": set(Fact.objects.filter(**of).values_list("text", flat=True)),
        "links": set(
            FactSource.objects.filter(fact__initiative=initiative).values_list(
                "fact__text", "source__title", "quote"
            )
        ),
        "questions": set(Question.objects.filter(**of).values_list("text", "answer", "arguments__claim")),
    }
