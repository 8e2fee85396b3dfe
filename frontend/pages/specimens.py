"""Every component in every state, made up, for the page /dev/components/ of the embedded run.

They fill the templates of components/; what is a sheet alone stands in dev/pieces.html.
"""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.utils.safestring import SafeString

from frontend.charts import columns
from frontend.forms.specimens import SpecimenForm
from frontend.said import Undo, tags_of

from .bar_chart import bar_chart
from .words import words

CLAIM = "One voice carries further when norms are written"
KOREAN = "한목소리로 말하면 규범을 정할 때 더 멀리 들립니다"
LONG = (
    "A claim as long as claims may be, which breaks over lines wherever it stands and pushes nothing aside, also with "
    "https://madang.example/an/address/that/has/no/place/at/which/it/could/be/broken/in/two/otherwise/than/anywhere"
)
BYLINE = "Hana Kim · Science and ICT · 4 May"
HREF = "#main"


@dataclass(frozen=True)
class Specimen:
    """One state of ``components/<name>.html``."""

    name: str
    state: str
    context: dict[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return f"components/{self.name}.html"


def specimens() -> list[Specimen]:
    return [*_said(), *_asked(), *_argued(), *_listed()]


def _said() -> list[Specimen]:
    """What a page says to its reader."""
    empty = {"heading": "No initiative yet", "sentence": "Whatever is decided begins with one."}
    stages = [
        {"word": "Draft", "past": True, "note": "1 May"},
        {"word": "Open", "now": True, "note": "until 9 May"},
        {"word": "결정 중"},
        {"word": "Decided"},
    ]
    todo = {"href": HREF, "sentence": "Vote through: 3 votes missing"}
    undone = tags_of("", Undo(to=HREF))
    faults = [{"detail": "The claim is too long."}, {"detail": KOREAN}]
    return [
        Specimen("empty", "with one thing to do", {**empty, "href": HREF, "action": "Start one"}),
        Specimen("empty", "with nothing to do", empty),
        Specimen("notice", "refused", {"detail": "That did not work."}),
        Specimen("notice", "refused for several reasons", {"detail": LONG, "faults": faults}),
        Specimen(
            "messages", "done", {"messages": [Message(SUCCESS, "Saved."), Message(SUCCESS, KOREAN, undone)]}
        ),
        Specimen("faults", "of a form", {"errors": ["Somebody else changed it meanwhile."]}),
        Specimen("stages", "open", {"stages": stages}),
        Specimen(
            "todo", "two things", {"todo": {"others": [{"href": HREF, "sentence": KOREAN}], "primary": todo}}
        ),
        Specimen(
            "words_said",
            "of two organisations, while another is asked",
            {"words": _words(), "against": "returned"},
        ),
        Specimen("change", "of a wording", {"change": _change()}),
        Specimen("both_wordings", "after a conflict", {"wordings": _wordings()}),
    ]


def _asked() -> list[Specimen]:
    """What a page asks of its reader."""
    initiative = {"ref": "AI-1", "workspace": {"key": "AI"}}
    follow = {
        "now": "All of it",
        "choices": [
            {"level": "all", "word": "All of it", "means": "Each argument and comment", "now": True},
            {"level": "none", "word": "보지 않기", "means": "아무것도 알리지 않습니다"},
        ],
    }
    column = {"kind": "advantage", "words": {"add": "Add an advantage", "claim": "The advantage"}}
    composer = {"open": True, "claim": LONG, "faults": "A claim has at most 280 characters."}
    here = {"initiative": initiative, "argument": {"number": 1}, "card": _card(1)}
    relations = [{"code": "supports", "word": "Supports"}, {"code": "rebuts", "word": "반박"}]
    return [
        Specimen("form", "empty", _fields(SpecimenForm())),
        Specimen("form", "refused", _fields(SpecimenForm({"sample_line": ""}, auto_id="refused_%s"))),
        Specimen("follow", "closed", {"initiative": initiative, "follow": follow}),
        Specimen("composer", "closed", {"initiative": initiative, "column": {**column, "composer": {}}}),
        Specimen(
            "composer",
            "open, refused",
            {"initiative": initiative, "column": {**column, "kind": "challenge", "composer": composer}},
        ),
        Specimen("say_why", "closed", {"card": _card(2)}),
        Specimen("cite", "open", {**here, "cited": {"where": {"value": LONG}}, "bearings": CHOSEN}),
        Specimen("reply", "comment or response", {**here, "may_comment": True, "relations": relations}),
    ]


def _argued() -> list[Specimen]:
    """Arguments, and what hangs on them."""
    voted = {"mine": "agree", "agree": "true", "bar": {"agree": 70, "disagree": 20}, "say_why": True}
    risk = {"likelihood": "4", "impact": "5", "status": "Open", "unhandled": True, "overdue": True}
    cards = [
        _card(
            11,
            **voted,
            label="Widely shared",
            tally="15 agree · 2 disagree · 3 not sure",
            sources="2 sources",
        ),
        _card(
            12,
            unseen="new",
            claim=LONG,
            why=LONG,
            comments="3 comments",
            responses="2 responses",
            from_brief=True,
        ),
        _card(13, claim=KOREAN, byline="김하나 · 과학기술정보통신부 · 5월 4일", **risk),
        _card(14, off="Withdrawn", can_vote=False),
        _card(15, reworded=True, still="Still agree", mine="agree", is_new=True),
        _card(16, refused="Voting has closed.", relation="Rebuts"),
    ]
    tree = [
        {"opens": SafeString('<ol class="tree"><li>'), "cards": [_card(21, relation="Supports")]},
        {"opens": SafeString('<ol class="tree"><li>'), "closes": SafeString("</li></ol></li></ol>")},
    ]
    told = {"words": words(), "voting": True}
    comment = {"id": "x1", "byline": BYLINE, "html": f"<p>{LONG}</p>", "links": "", "replies": []}
    answer = {"id": "x2", "byline": BYLINE, "html": f"<p>{KOREAN}</p>"}
    hidden = {"id": "x3", "byline": BYLINE, "notice": "A facilitator hid this comment."}
    return [
        Specimen("cards", "voted, long, Korean, withdrawn, reworded, refused", {"cards": cards, **told}),
        Specimen("confirm", "after a rewording", {"card": _card(17, still="Still agree", mine="agree")}),
        Specimen("tree", "with what is hidden", {"responses": tree, **told}),
        Specimen("thread", "with a reply", {"threads": [{**comment, "replies": [answer]}, hidden]}),
        Specimen("thread", "empty", {"threads": []}),
        Specimen(
            "comment",
            "that became an action",
            {"comment": {**answer, "became": [{"href": HREF, "word": "A1"}]}},
        ),
    ]


def _listed() -> list[Specimen]:
    source = {"id": "e1", "bearing": "Supports", "href": HREF, "title": "A treaty", "by": BYLINE}
    against = {
        "id": "e2",
        "bearing": "Contradicts",
        "title": LONG,
        "contradicts": True,
        "quote": KOREAN,
        "overdue": True,
    }
    bars = [("Advantages", (4, 1, 2)), ("부담", (1, 0, 0)), (LONG, (0, 0, 3))]
    parts = [("sourced", "with a source"), ("against", "contradicted"), ("bare", "without")]
    votes = [("agree", "agree"), ("disagree", "disagree"), ("unsure", "not sure")]
    entries = [{"word": "Challenge", "means": "What stands in the way."}, {"word": "장점", "means": KOREAN}]
    alike = [
        {"href": HREF, "ref": "#4", "claim": CLAIM, "mark": HREF},
        {"href": HREF, "ref": "#5", "claim": KOREAN},
    ]
    parts_on = ("keeps_agreements", "keeps_events", "keeps_meetings", "keeps_register")
    follow_up = {"workspace": {"key": "AI"} | dict.fromkeys(parts_on, True), "section_part": "meetings"}
    return [
        Specimen("follow_up", "with every part", follow_up),
        Specimen(
            "evidence",
            "for, against, removed",
            {"evidence": [source, against, {"tombstone": "A source was removed."}]},
        ),
        Specimen("bar_chart", "evidence", {"chart": bar_chart("Evidence", bars, parts)}),
        Specimen("bar_chart", "votes", {"chart": bar_chart("Votes", bars, votes)}),
        Specimen("weeks_chart", "three weeks", {"chart": _weeks()}),
        Specimen("saved_views", "none open", {"views": {"now": "", "href": HREF}}),
        Specimen("saved_views", "one open", {"views": {"now": LONG, "href": HREF}}),
        Specimen("similar", "two", {"similar": alike}),
        Specimen(
            "means",
            "of two words",
            {"id": "means-two", "title": "Kinds", "entries": entries, "group": "kinds"},
        ),
    ]


CHOSEN = [("supports", "supports it"), ("contradicts", "contradicts it")]


def _weeks() -> dict[str, Any]:
    counts = {"4 May": 3, "11 May": 0, "5월 18일": 7}
    drawn = [
        {"x": 10 * at + 1, "y": one.y, "height": one.height}
        for at, one in enumerate(columns([*counts.values()]))
    ]
    return {
        "title": "Week by week",
        "bands": [{"word": "Arguments", "said": "10 in all", "columns": drawn}],
        "marks": [15],
        "steps": [{"week": "week of 11 May", "words": "Open"}],
        "ends": ["4 May", "5월 18일"],
        "heads": ["Arguments"],
        "rows": [{"name": name, "counts": [count], "steps": ""} for name, count in counts.items()],
        "width": 30,
    }


def _card(number: int, **said: Any) -> dict[str, Any]:
    values = {value: value for value in ("agree", "disagree", "unsure")}
    pressed = dict.fromkeys(values, "false") | {f"on_{value}": value for value in values}
    known = {"number": number, "url": f"#a{number}", "claim": CLAIM, "byline": BYLINE, "tally": "No vote yet"}
    return {**known, **pressed, "can_vote": True, **said}


def _change() -> dict[str, Any]:
    claim = SafeString("One voice <ins>from Geneva</ins> carries <del>further</del> <ins>farther</ins>")
    return {"claim": claim, "reasons": "What was said beside it."}


def _wordings() -> dict[str, str]:
    return {"seen": CLAIM, "present": LONG, "reasons": KOREAN}


def _fields(form: SpecimenForm) -> dict[str, Any]:
    return {"fields": [(bound, bound.errors) for bound in form.visible_fields()]}


def _words() -> list[dict]:
    said = {"by": "Hana Kim", "when": "Mon 4 May"}
    return [
        {"who": "Science and ICT", "agreed": True, **said},
        {"who": KOREAN, "agreed": False, "reason": LONG, **said},
        {"who": "Trade", "waits": True},
        {"who": "Statistics", "nobody": True},
        {"who": "Foreign Affairs", "agreed": True, "void": True, **said},
    ]
