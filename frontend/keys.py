"""Every key that does something of its own on our pages: what /help/keys/ tells. A test holds it to the scripts."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Key:
    """``codes`` as the browser names them, in lower case; ``shown`` as they stand on the keys, one for each."""

    codes: tuple[str, ...]
    shown: tuple[str | Promise, ...]
    does: str | Promise


@dataclass(frozen=True)
class Group:
    """The keys of one place; ``scripts`` below static/js listen to them."""

    title: str | Promise
    scripts: tuple[str, ...]
    keys: tuple[Key, ...]
    hint: str | Promise = ""


VOTES = (
    Key(("a",), ("A",), _("Agree")),
    Key(("d",), ("D",), _("Disagree")),
    Key(("u",), ("U",), _("Not sure")),
)
ARROWS = ("arrowup", "arrowdown", "arrowleft", "arrowright")

GROUPS = (
    Group(
        _("Everywhere"),
        ("app.js",),
        (
            Key(("?",), ("?",), _("Show the keys")),
            Key(("/",), ("/",), _("Go to the search")),
            Key(("enter",), ("Ctrl Enter",), _("Send the text one is in")),
        ),
        _("Single keys wait while somebody is writing."),
    ),
    Group(
        _("On a board"),
        ("elements/vote-keys.js",),
        (*VOTES, Key(("j",), ("J",), _("Next card")), Key(("k",), ("K",), _("Previous card"))),
        _("While something in a card has the focus."),
    ),
    Group(
        _("Vote through"),
        ("elements/through-keys.js",),
        (
            *VOTES,
            Key(("s", "arrowright"), ("S", "→"), _("Skip")),
            Key(("b", "arrowleft"), ("B", "←"), _("Back")),
        ),
    ),
    Group(
        _("On the map"),
        ("elements/argument-map.js", "map/steering.js"),
        (
            Key(ARROWS, ("↑", "↓", "←", "→"), _("Go to the next argument that way")),
            Key(("+", "="), ("+", "="), _("Larger")),
            Key(("-",), ("-",), _("Smaller")),
            Key(("0",), ("0",), _("Show all of it")),
            Key((" ",), (_("Space"),), _("Fold or unfold what hangs from an argument")),
        ),
    ),
    Group(
        _("Writing"),
        ("elements/markdown-editor.js",),
        (
            Key(("b",), ("Ctrl B",), _("Bold")),
            Key(("i",), ("Ctrl I",), _("Italic")),
            Key(("k",), ("Ctrl K",), _("Link")),
            Key(("enter",), ("Enter",), _("Go on with a list")),
        ),
        _("On a Mac ⌘ stands for Ctrl."),
    ),
    Group(
        _("Buttons above a text"),
        ("elements/tool-bar.js",),
        (
            Key(("arrowleft", "arrowright"), ("←", "→"), _("Go from button to button")),
            Key(("home", "end"), ("Home", "End"), _("First or last button")),
            Key(("escape",), ("Esc",), _("Back to the text")),
        ),
    ),
    Group(
        _("Calling somebody with @, or a source with [["),
        ("elements/people-caller.js",),
        (
            Key(("arrowup", "arrowdown"), ("↑", "↓"), _("Choose")),
            Key(("enter", "tab"), ("Enter", "Tab"), _("Take what is chosen")),
            Key(("escape",), ("Esc",), _("Close the list")),
        ),
    ),
    Group(
        _("Naming the source of evidence"),
        ("elements/source-picker.js",),
        (
            Key(("arrowup", "arrowdown"), ("↑", "↓"), _("Choose")),
            Key(("enter",), ("Enter",), _("Take what is chosen")),
            Key(("escape",), ("Esc",), _("Close the list")),
        ),
    ),
    Group(
        _("Replying or citing under a card"),
        ("voting/in-place.js",),
        (Key(("escape",), ("Esc",), _("Close the form")),),
    ),
    Group(
        _("In what was found"),
        ("elements/found-keys.js",),
        (Key(("arrowup", "arrowdown"), ("↑", "↓"), _("Go through the results, from the field and back")),),
    ),
    Group(_("Menus"), ("elements/menu-closer.js",), (Key(("escape",), ("Esc",), _("Close the menu")),)),
)
