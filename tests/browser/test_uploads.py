"""A file on its way: how much of it is there, a way to stop it, and a refusal in the same spot."""

import re

import pytest
from playwright.sync_api import Page, expect

from deliberation.models import Attachment, Comment, Evidence, Source
from tests.cast import argue, gather, open_initiative
from tests.deliberation.attaching.pictures import picture

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


CHART = {"name": "Budget.png", "mimeType": "image/png", "buffer": picture()}
PROGRAM = {"name": "run.exe", "mimeType": "application/octet-stream", "buffer": b"MZ\x90\0"}
GIVE = """(field, [kind, name]) => {
  const data = new DataTransfer();
  data.items.add(new File([name], name, { type: "text/plain" }));
  const how = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
  field.dispatchEvent(kind === "paste" ? new ClipboardEvent(kind, how) : new DragEvent(kind, how));
}"""


def test_files_come_into_a_text_by_choosing_pasting_and_dropping_and_none_stops_the_others(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/discussion/")
    field = page.locator("#reply-text")
    field.fill("As seen:")
    held = []
    page.route(
        "**/attachments/",
        lambda route: route.continue_() if held or route.request.method == "GET" else held.append(route),
    )
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Attach files").click()
    chosen.value.set_files([{**CHART, "name": "Stopped.png"}, PROGRAM, CHART])
    lines = page.locator(".attaching .upload")
    expect(lines).to_have_count(3)
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("[data-held]")).to_contain_text("Files are still on their way.")
    assert not Comment.objects.exists(), "it would have gone without its files"
    page.evaluate("console.error = () => null")  # where the browser writes that one was refused
    lines.filter(has_text="Stopped.png").get_by_role("button", name="Stop").click()
    expect(field).to_have_value(re.compile(r"^As seen:\n\n!\[Budget\.png\]\(attachment:\w{32}#60x40\)\n\n$"))
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("Files of this type are not attached.")
    lines.get_by_role("button", name="Put away").click()
    for kind in ("paste", "drop"):
        field.evaluate(GIVE, [kind, f"{kind}.csv"])
        expect(field).to_have_value(re.compile(rf"\[{kind}\.csv\]\(attachment:\w{{32}}\) $"))
    page.get_by_role("button", name="Comment", exact=True).click()
    shown = page.get_by_role("img", name="Budget.png")
    expect(shown).to_be_visible()
    assert shown.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 60
    assert [one.file_name for one in Attachment.objects.order_by("created_at")] == [
        "Budget.png", "paste.csv", "drop.csv",
    ]  # fmt: skip
