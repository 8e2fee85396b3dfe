"""`bin/screens [NAME …]`: writes docs/screens/*.png. The same code makes the same pictures, whatever the day."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import django
import time_machine
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Browser, sync_playwright

from screens import FOLDER, MOMENT, MOST, PICTURES, Picture

READER = "facilitator@madang.example"


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/screens", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"only these: {', '.join(one.name for one in PICTURES)}")
    wanted = parser.parse_args().name
    unknown = set(wanted) - {one.name for one in PICTURES}
    if unknown:
        parser.error(f"no such picture: {', '.join(sorted(unknown))}")
    chosen = [one for one in PICTURES if not wanted or one.name in wanted]
    with tempfile.TemporaryDirectory() as folder, _site(folder) as address:
        return _take_all(chosen, address)


@contextmanager
def _site(folder: str) -> Iterator[str]:
    """The address of a site of its own, with the sample workspace, where it is always MOMENT and a little more."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="config.settings", DATA_DIR=folder, DJANGO_ALLOW_ASYNC_UNSAFE="true"
    )
    if settings.PRODUCTION_VARIABLES_SET:
        sys.exit(
            f"Pictures are of a site of their own; unset {', '.join(settings.PRODUCTION_VARIABLES_SET)}."
        )
    django.setup()
    from django.test.testcases import LiveServerThread  # noqa: PLC0415 - Django wants to be set up first

    with time_machine.travel(MOMENT):
        _fill()
        server = LiveServerThread("127.0.0.1", lambda handler: handler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        yield f"http://127.0.0.1:{server.port}"
        server.terminate()


def _fill() -> None:
    from accounts.models import User  # noqa: PLC0415
    from deliberation.management import static  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)
    static.collect_if_changed()
    call_command("load_sample", verbosity=0)
    call_command("reindex", verbosity=0)
    User.objects.update(tour_left_at=MOMENT)


def _take_all(pictures: list[Picture], address: str) -> int:
    """How many are larger than they may be."""
    from accounts.models import User  # noqa: PLC0415
    from tests.services.browser import chromium, session_cookie  # noqa: PLC0415

    binary = chromium()
    if binary is None:
        sys.exit("Chromium is missing (Debian: apt-get install chromium).")
    cookie = session_cookie(User.objects.get(email=READER), address)
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox", "--disable-gpu"])
        too_large = [one.name for one in pictures if _take(browser, one, address, cookie) > MOST]
        browser.close()
    for name in too_large:
        print(f"{name}.png is larger than {MOST // 1024} kB: show less of the page", file=sys.stderr)
    return len(too_large)


def _take(browser: Browser, picture: Picture, address: str, cookie: dict) -> int:
    width, height = picture.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Asia/Seoul",
    )
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(picture.path)
    if picture.then:
        page.get_by_role("main").get_by_role("link", name=picture.then).first.click()
        page.wait_for_url(lambda url: not url.endswith(picture.path))
    page.locator(picture.ready).first.wait_for()
    page.evaluate("document.fonts.ready")
    if picture.top:
        page.locator(picture.top).first.evaluate("one => one.scrollIntoView({ behavior: 'instant' })")
    page.screenshot(path=picture.file, animations="disabled", caret="hide")
    context.close()
    size = picture.file.stat().st_size
    print(f"{picture.name} {size:,} B")
    return size


if __name__ == "__main__":
    sys.exit(main())
