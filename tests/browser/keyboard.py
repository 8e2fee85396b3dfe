"""A page used by the keyboard alone."""

from pathlib import Path

from playwright.sync_api import Locator, Page

REACHED = "(one) => one.tabIndex >= 0 && one === document.activeElement"
HIDDEN = (Path(__file__).parent / "focused.js").read_text(encoding="utf-8")
FOCUSED = "(one) => one === document.activeElement"


def press(what: Locator, key: str = "Enter") -> None:
    """Press a key on a link, button, summary or box that Tab leads to."""
    what.focus()
    assert what.evaluate(REACHED), f"Tab does not lead to {what}"
    what.press(key)  # waits for the page that it leads to


def choose(box: Locator) -> None:
    press(box, "Space")
    assert box.is_checked()


def pick(select: Locator, label: str) -> None:
    """The option of a list that begins with what is typed."""
    press(select, label[0])
    select.page.keyboard.type(label[1:])
    assert select.locator("option:checked").inner_text() == label


def attach(field: Locator, path: Path) -> None:
    """Out of the computer's own window for files."""
    with field.page.expect_file_chooser() as window:
        press(field)
    window.value.set_files(path)


def write(field: Locator, text: str) -> None:
    """In place of what stands there."""
    press(field, "Control+a")
    field.page.keyboard.insert_text(text)


def look(page: Page) -> None:
    """Nothing covers what has the focus (WCAG 2.4.11)."""
    hidden = page.evaluate(HIDDEN)
    assert hidden is None, f"{page.url} at {page.viewport_size}: {hidden}"


def tab_to(what: Locator, at_most: int = 120) -> Locator:
    """Walk there from where the focus is."""
    for _step in range(at_most):
        what.page.wait_for_load_state("domcontentloaded")
        what.page.keyboard.press("Tab")
        look(what.page)
        if what.evaluate(FOCUSED):
            return what
    raise AssertionError(f"Tab does not lead to {what}")


def go(what: Locator) -> None:
    """Walk to a link or button and press it."""
    tab_to(what).press("Enter")
