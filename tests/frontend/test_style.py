"""The house rules of sheets, scripts and templates that a reader of a page would not see broken."""

import re
from pathlib import Path

from frontend.staticfiles import SHEET, bundle
from frontend.templatetags.page import MODULES

FRONTEND = Path(__file__).parents[2] / "frontend"
STATIC = FRONTEND / "static"
SHEETS = sorted((STATIC / "css").rglob("*.css"))
TEMPLATES = sorted(FRONTEND.rglob("templates/**/*.html"))
PAGES = [path for path in TEMPLATES if "emails" not in path.parts]
COLOUR = re.compile(r"(?<!&)#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab)a?\(", re.IGNORECASE)


def css() -> str:
    return "\n".join(path.read_text() for path in SHEETS)


def test_raw_colours_stand_in_the_palette_only():
    guilty = [path.name for path in SHEETS if path.name != "palette.css" and COLOUR.search(path.read_text())]
    assert guilty == []


def test_components_know_roles_and_not_the_palette():
    palette = set(re.findall(r"(--[\w-]+):", (STATIC / "css/tokens/palette.css").read_text()))
    users = [path for path in SHEETS if path.parent.name != "tokens"]
    used = {name for path in users for name in re.findall(r"var\((--[\w-]+)", path.read_text())}
    assert used & palette == set()


def test_every_variable_that_is_used_is_defined():
    text = css()
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= set(re.findall(r"(--[\w-]+)\s*:", text))


def test_every_token_is_used():
    text, tokens = css(), "\n".join(path.read_text() for path in (STATIC / "css/tokens").glob("*.css"))
    assert set(re.findall(r"(--[\w-]+):", tokens)) - set(re.findall(r"var\((--[\w-]+)", text)) == set()


def test_the_table_of_contents_lists_every_sheet():
    listed = re.findall(r'@import "([^"]+)"', (STATIC / SHEET).read_text())
    there = [str(path.relative_to(STATIC / "css")) for path in SHEETS if path.name != "app.css"]
    assert sorted(listed) == there


def test_the_sheets_are_joined_each_in_its_layer():
    joined = bundle(SHEET, lambda name: (STATIC / name).read_text())
    assert "@import" not in joined.split("*/", 1)[1]
    assert joined.count("@layer components {") == len(list((STATIC / "css/components").glob("*.css")))
    assert "@media print {\n@layer print {" in joined
    assert joined.count("{") == joined.count("}")


def test_no_template_carries_a_style_or_a_script_of_its_own():
    for path in PAGES:
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son\w+=", text), path
        assert not re.search(r"""<script(?![^>]*(?:\ssrc=|\stype="application/json">))""", text), path


def test_elements_are_small_and_named_in_the_import_map():
    for path in (STATIC / "js/elements").glob("*.js"):
        assert len(path.read_text().splitlines()) <= 60, path
        assert MODULES[f"madang/{path.stem}"] == f"js/elements/{path.name}"


def test_a_module_that_any_page_may_take_needs_none_of_one_page():
    """A form that is put under a card brings its elements with it, and the page's map is written by then."""
    for path in MODULES.values():
        needed = set(
            re.findall(r"""(?:from|import)\s*\(?"(madang/[^"]+|dagre)""", (STATIC / path).read_text())
        )
        if path != "js/elements/argument-map.js":  # it stands on the page of the map alone
            assert needed <= MODULES.keys(), path


def test_every_icon_that_a_template_names_is_there():
    named = {name for path in TEMPLATES for name in re.findall(r'{% icon "([\w-]+)" %}', path.read_text())}
    assert {f"{name}.svg" for name in named} <= {path.name for path in (STATIC / "icons").glob("*.svg")}
