"""The roles of roles.css as a person sees them: light, dark, and each in high contrast; and the contrast of two."""

import re
from dataclasses import dataclass
from math import cos, radians, sin

from frontend.staticfiles import SHEET
from tests.source import ROOT

TOKENS = (ROOT / "frontend/static" / SHEET).parent / "tokens"
DEFINED = re.compile(r"(--[\w-]+):\s*([^;}]+)")
PAIR = re.compile(r"light-dark\(var\((--[\w-]+)\), var\((--[\w-]+)\)\)")
OKLCH = re.compile(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)")
MORE = re.compile(r"@media \(prefers-contrast: more\) \{\s*:root \{(.*?)\}", re.DOTALL)

Colour = tuple[float, float, float]  # lightness 0 to 1, chroma, hue


@dataclass(frozen=True)
class Look:
    dark: bool
    more: bool

    def __str__(self) -> str:
        return f"{'dark' if self.dark else 'light'}{', high contrast' if self.more else ''}"


LOOKS = [Look(dark, more) for more in (False, True) for dark in (False, True)]


def luminance_of(role: str, look: Look) -> float:
    """The relative luminance of WCAG 2.2 of what a role stands for."""
    return _luminance(_colour(f"var({role})", _roles(look), look.dark))


def contrast(one: str, other: str, look: Look) -> float:
    lighter, darker = sorted((luminance_of(one, look), luminance_of(other, look)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def names() -> set[str]:
    return {
        name
        for name, value in _roles(Look(dark=False, more=False)).items()
        if not re.search(r"oklch\(|rgb\(", value)
    }


def _roles(look: Look) -> dict[str, str]:
    text = (TOKENS / "roles.css").read_text()
    found = dict(DEFINED.findall((TOKENS / "palette.css").read_text() + text.partition("@media")[0]))
    stronger = MORE.search(text)
    return found | (dict(DEFINED.findall(stronger[1])) if look.more and stronger else {})


def _colour(value: str, roles: dict[str, str], dark: bool) -> Colour:
    value = value.strip()
    if pair := PAIR.fullmatch(value):
        value = f"var({pair[2 if dark else 1]})"
    if value.startswith("var("):
        return _colour(roles[value[4:-1]], roles, dark)
    found = OKLCH.fullmatch(value)
    assert found, f"{value} is no colour that this reads"
    return float(found[1]) / 100, float(found[2]), float(found[3])


def _luminance(colour: Colour) -> float:
    """By way of linear sRGB, which is cut off where a screen has no more."""
    lightness, chroma, hue = colour
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (min(1.0, max(0.0, part)) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
