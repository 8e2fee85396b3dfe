"""What htmx puts into a page while one works: refused forms, new cards, votes, more cards, what is similar."""

import pytest

from accounts.models import User
from deliberation.models import Argument, Source
from tests.cast import argue, gather
from tests.payloads import PAYLOADS
from tests.safe_text.planting import CORPUS, fitting
from tests.safe_text.watcher import Watcher
from tests.scene import set_scene
from tests.services.browser import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHOLE = "canary mark " + " ".join(" ".join(CORPUS).replace("\0", "").split())
SHORT = [one for one in PAYLOADS if len(one) < 200 and "\0" not in one]
PUT_IN = """([verb, path, values]) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  document.querySelector("#main").insertAdjacentHTML("beforeend", "<div id='here'></div>");
  const all = { ...values, csrfmiddlewaretoken: token };
  return htmx.ajax(verb, path, { target: "#here", swap: "innerHTML", values: all });
}"""


@pytest.fixture
def hana(browser, site, transactional_db):
    """Hana on AI-1, where every argument, name and source holds the corpus."""
    cast = gather()
    scene = set_scene(cast)
    for _more in range(40):
        argue(cast, scene.initiative, "One voice")
    for noun, name in ((Argument, "claim"), (Source, "title"), (User, "name")):
        noun.objects.update(**{name: fitting(WHOLE, noun._meta.get_field(name))})
    context = browser.new_context(base_url=site)
    context.add_cookies([session_cookie(cast.hana, site)])
    watcher = Watcher(context.new_page(), site)
    yield watcher
    context.close()


def answers_of(hana: Watcher):
    """What is asked for, and what it is given."""
    hana.open("/i/AI-1/?kind=advantage")
    more = hana.page.locator("a.more").first.get_attribute("hx-get")
    return [
        ("GET", more, {}),
        ("GET", "/w/AI/sources/options/", {"where": "canary mark"}),
        ("GET", "/w/AI/sources/called/", {"q": "canary mark"}),
        ("GET", "/i/AI-1/people/", {"text": "@canary"}),
        ("POST", "/i/AI-1/arguments/", {"kind": "advantage", "claim": WHOLE}),
        ("POST", "/i/AI-1/1/vote/", {"value": "1", "reason": WHOLE}),
        ("POST", "/i/AI-1/1/vote/", {"value": "1"}),
        ("POST", "/i/AI-1/1/reply/", {"text": WHOLE, "as": "supports"}),
        ("POST", "/i/AI-1/preview/?calls=yes", {"text": WHOLE}),
        *(("POST", "/i/AI-1/arguments/", {"kind": "challenge", "claim": one}) for one in SHORT[::8]),
    ]


def test_nothing_that_is_put_into_a_page_acts(hana):
    faults, empty = {}, []
    for verb, path, values in answers_of(hana):
        hana.open("/i/AI-1/" if "/arguments/" in path else "/i/AI-1/1/")
        hana.page.evaluate(PUT_IN, [verb, path, values])
        if found := hana.judge():
            faults[f"{verb} {path}"] = found
        if (
            not hana.page.locator("#here").inner_html().strip()
            and not hana.page.locator("#refusal").inner_html()
        ):
            empty.append(f"{verb} {path}")
    assert faults == {}
    assert empty == []
