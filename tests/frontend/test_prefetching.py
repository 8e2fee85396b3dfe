"""What a browser may fetch before anybody asked: pages of ours that cost little, which are not looked at by that."""

import json

from deliberation.models import Follow, Notification
from frontend.prefetching import PAGES, RULES
from tests.cast import call_minji

AHEAD = {"Sec-Purpose": "prefetch"}


def test_each_page_says_which_others_may_be_fetched_and_its_policy_allows_to_say_so(cast, argument, browser):
    answer = browser(cast.hana).get("/i/AI-1/")
    said = answer.content.decode().split('<script type="speculationrules" nonce="')[1]
    nonce, rules = said.split('">', 1)
    assert json.loads(rules.split("</script>")[0]) == json.loads(RULES)
    assert f"'nonce-{nonce}'" in answer["Content-Security-Policy"]


def test_no_file_no_way_in_and_nothing_that_is_counted_may_be_fetched():
    told = " ".join(PAGES)
    for word in ("accounts", "unsubscribe", "sheet", "export", "similar", "search", "feed", ".", "inbox"):
        assert word not in told


def test_a_page_that_was_fetched_ahead_is_not_looked_at(cast, argument, browser):
    call_minji(cast, argument, "which norms?")
    minji = browser(cast.minji)
    for path in ("/", "/i/AI-1/", "/i/AI-1/1/", "/i/AI-1/discussion/", "/i/AI-1/changes/"):
        assert minji.get(path, headers=AHEAD).status_code == 200
    assert Notification.objects.get(user=cast.minji).read_at is None
    assert not Follow.objects.filter(user=cast.minji, seen_through__isnull=False).exists()


def test_after_a_form_nothing_is_shown_that_was_fetched_before_it(cast, argument, browser):
    hana = browser(cast.hana)
    assert hana.post("/i/AI-1/1/vote/", {"value": "agree", "wording": 1, "version": 1})["Clear-Site-Data"]
    assert "Clear-Site-Data" not in hana.get("/i/AI-1/")
