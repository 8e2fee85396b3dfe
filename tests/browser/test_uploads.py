"""A file on its way: how much of it is there, a way to stop it, and a refusal in the same spot."""

import pytest
from playwright.sync_api import Page, expect

from deliberation.models import Evidence, Source
from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REPORT = {"name": "report.txt", "mimeType": "text/plain", "buffer": b"Figures of 2025"}
HALF = """form => form.dispatchEvent(new CustomEvent("htmx:xhr:progress", {
  bubbles: true, detail: { lengthComputable: true, loaded: 50, total: 100 },
}))"""


@pytest.fixture
def cast(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cast = gather()
    argue(cast, open_initiative(cast), "One voice carries further when norms are written")
    return cast


def test_an_upload_is_shown_stopped_refused_in_place_and_done(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/")
    page.get_by_text("Add a source").click()
    expect(page.locator("upload-progress:defined")).to_be_attached()
    page.locator("#cite-file").set_input_files(REPORT)
    held = []
    page.route("**/evidence/", lambda route: route.continue_() if held else held.append(route))
    page.get_by_role("button", name="Add the source").click()
    expect(page.locator(".upload")).to_be_visible()
    page.locator("upload-progress form").evaluate(HALF)
    expect(page.locator(".upload")).to_contain_text("50 %")
    page.evaluate("console.error = () => null")  # where htmx writes that somebody stopped it
    page.locator(".upload").get_by_role("button", name="Stop").click()
    expect(page.locator("#live")).to_have_text("Stopped. Nothing was uploaded.")
    expect(page.locator(".upload")).to_be_hidden()
    assert not Source.objects.exists()
    page.locator("#cite-locator").evaluate(
        "field => { field.maxLength = 999; field.value = 'p'.repeat(200) }"
    )
    page.get_by_role("button", name="Add the source").click()
    expect(page.get_by_text("Your file is in the library")).to_be_visible()
    page.locator("#cite-locator").fill("p. 4")
    page.get_by_role("button", name="Add the source").click()
    expect(page.get_by_text("The source was added.")).to_be_visible()
    assert Evidence.objects.get().locator == "p. 4"
