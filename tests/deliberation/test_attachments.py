"""Files in texts: for whom they are, how many there may be, and when they go."""

import hashlib
import os
from datetime import timedelta
from pathlib import PurePath

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage

from deliberation.actions import (
    arguments,
    attachments,
    discussion,
    initiatives,
    moderation,
    suggestions,
)
from deliberation.actions.housekeeping import tidy
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.markup import markdown_of
from deliberation.models import Activity, Attachment, Initiative
from tests.cast import MONDAY, argue, draft_initiative, open_initiative
from tests.deliberation.attaching.pictures import PLACE, photo, picture

VISITOR = AnonymousUser()
LATER = MONDAY + timedelta(hours=1)


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def attach(cast, initiative, content=b"Figures of 2025", filename="figures.csv", who=None):
    by = cast.actor(who or cast.hana, MONDAY)
    return attachments.attach(by=by, initiative=initiative, content=content, filename=filename)


def line(attachment):
    return markdown_of(attachment.pk, attachment.file_name, attachment.measures)


def seen(attachment, *people):
    return [Attachment.objects.visible_to(one).filter(pk=attachment.pk).exists() for one in people]


def test_a_picture_is_kept_under_a_name_of_our_own_without_what_it_told(cast, initiative, tmp_path):
    kept, is_new = attach(cast, initiative, photo(), "../../정상 회의.jpg")
    assert (is_new, kept.file_name, kept.measures) == (True, "정상 회의.jpg", (40, 60))
    content = kept.file.open().read()
    assert PLACE not in content
    assert (kept.size, kept.content_hash) == (len(content), hashlib.sha256(content).hexdigest())
    assert PurePath(kept.file.name).name == f"{kept.pk}.jpg"
    assert tmp_path in [*PurePath(kept.file.path).parents]


def test_the_same_file_of_the_same_person_is_there_once(cast, initiative, tmp_path):
    first, _new = attach(cast, initiative)
    assert attach(cast, initiative, filename="other.csv") == (first, False)
    assert attach(cast, initiative, who=cast.dohyun)[1]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2
    assert Activity.objects.filter(verb="attachment.added").count() == 2


def test_until_a_text_shows_it_a_file_is_for_who_attached_it_and_for_facilitators(cast, initiative):
    kept, _new = attach(cast, initiative)
    assert seen(kept, cast.hana, cast.minji, cast.jiwoo) == [True] * 3
    assert seen(kept, cast.dohyun, cast.taeho, cast.ben, cast.yuna, VISITOR) == [False] * 5


def test_whoever_reads_a_text_sees_what_it_shows(cast, initiative):
    by, others = cast.actor(cast.hana, MONDAY), (cast.dohyun, cast.taeho)
    files = [
        attach(cast, initiative, content, f"{at}.txt")[0]
        for at, content in enumerate((b"a", b"b", b"c", b"d"))
    ]
    argument = argue(cast, initiative, "One voice", who=cast.hana)
    arguments_text, comment, suggested, text = files
    arguments.revise_argument(by=by, argument=argument, version=1, reasons=f"See {line(arguments_text)}")
    discussion.add_comment(by=by, initiative=initiative, argument=argument, text=line(comment))
    suggestions.suggest_wording(
        by=cast.actor(cast.dohyun, MONDAY), argument=argument, claim="Two", reasons=line(suggested)
    )
    steering = cast.actor(cast.minji, MONDAY)
    initiatives.edit_initiative(by=steering, initiative=initiative, version=None, text=line(text))
    for kept in files:
        assert seen(kept, *others, cast.ben, VISITOR) == [True, True, False, False]


def test_a_text_of_another_initiative_shows_nothing_to_its_own_readers(cast, initiative):
    draft = draft_initiative(cast)
    kept, _new = attach(cast, draft, who=cast.minji)
    comment = {"by": cast.actor(cast.minji, MONDAY), "text": line(kept)}
    discussion.add_comment(initiative=initiative, **comment)
    assert seen(kept, cast.dohyun) == [False]
    discussion.add_comment(initiative=draft, **comment)
    assert seen(kept, cast.dohyun) == [False]


def test_the_public_sees_what_public_texts_show_and_not_what_a_comment_does(cast):
    public = open_initiative(cast, audience="public")
    shown, remarked = attach(cast, public, b"a")[0], attach(cast, public, b"b")[0]
    by = cast.actor(cast.hana, MONDAY)
    arguments.add_argument(by=by, initiative=public, kind="advantage", claim="One voice", reasons=line(shown))
    discussion.add_comment(by=by, initiative=public, text=line(remarked))
    assert seen(shown, VISITOR, cast.ben, cast.taeho) == [True] * 3
    assert seen(remarked, VISITOR, cast.ben, cast.taeho) == [False, False, True]
    argument = public.arguments.get()
    arguments.revise_argument(by=cast.actor(cast.hana, LATER), argument=argument, version=1, reasons="")
    assert seen(shown, VISITOR) == [True], "earlier wordings are as public"
    moderation.hide(by=cast.actor(cast.minji, LATER), thing=argument, reason="Names a person")
    assert seen(shown, VISITOR, cast.ben, cast.dohyun, cast.hana) == [False, False, False, True]


def test_what_a_hidden_text_shows_is_hidden_with_it(cast, initiative):
    by, steering = cast.actor(cast.hana, MONDAY), cast.actor(cast.minji, MONDAY)
    in_comment, in_argument = attach(cast, initiative, b"a")[0], attach(cast, initiative, b"b")[0]
    argument = arguments.add_argument(
        by=by, initiative=initiative, kind="advantage", claim="One voice", reasons=line(in_argument)
    )
    comment = discussion.add_comment(by=by, initiative=initiative, text=line(in_comment))
    assert seen(in_comment, cast.dohyun) + seen(in_argument, cast.dohyun) == [True, True]
    for hidden in (comment, argument):
        moderation.hide(by=steering, thing=hidden, reason="Names a person")
    assert seen(in_comment, cast.dohyun) + seen(in_argument, cast.dohyun) == [False, False]
    assert seen(in_comment, cast.hana, cast.minji) + seen(in_argument, cast.hana) == [True] * 3


def test_a_comment_that_is_deleted_shows_nothing_any_more(cast, initiative):
    kept, by = attach(cast, initiative)[0], cast.actor(cast.hana, MONDAY)
    comment = discussion.add_comment(by=by, initiative=initiative, text=line(kept))
    assert seen(kept, cast.taeho) == [True]
    discussion.delete_comment(by=by, comment=comment)
    assert seen(kept, cast.taeho) == [False]


def test_what_is_taken_away_is_gone_for_everybody_with_its_file(
    cast, initiative, django_capture_on_commit_callbacks
):
    kept, by = attach(cast, initiative)[0], cast.actor(cast.hana, MONDAY)
    discussion.add_comment(by=by, initiative=initiative, text=line(kept))
    with pytest.raises(NotAllowed):
        attachments.remove_attachment(by=cast.actor(cast.dohyun, MONDAY), attachment=kept)
    with django_capture_on_commit_callbacks(execute=True):
        attachments.remove_attachment(by=cast.actor(cast.minji, MONDAY), attachment=kept)
    assert seen(kept, cast.hana, cast.minji) == [False, False]
    assert not default_storage.exists(kept.file.name)


def test_observers_attach_nothing_and_nobody_does_where_all_is_said(cast, initiative):
    with pytest.raises(NotAllowed):
        attach(cast, initiative, who=cast.taeho)
    Initiative.objects.filter(pk=initiative.pk).update(stage="closed")
    with pytest.raises(NotNow):
        attach(cast, initiative)


@pytest.mark.parametrize(("bound", "most"), [("FILES_AT_MOST", 1), ("BYTES_AT_MOST", 20)])
def test_an_initiative_holds_no_more_than_it_may(cast, initiative, monkeypatch, bound, most):
    monkeypatch.setattr(attachments, bound, most)
    attach(cast, initiative, b"0123456789")
    with pytest.raises(Invalid) as refusal:
        attach(cast, initiative, b"01234567890", who=cast.dohyun)
    assert refusal.value.faults[0].code == "full"


def test_what_any_text_shows_is_not_left_over_whoever_may_read_it(cast, initiative):
    by, kept = cast.actor(cast.hana, MONDAY), attach(cast, initiative, picture(), "a.png")[0]
    argument = argue(cast, initiative, "One voice", who=cast.hana)
    left = Attachment.objects.cited_nowhere()
    assert list(left) == [kept]
    arguments.revise_argument(by=by, argument=argument, version=1, reasons=line(kept))
    assert list(left.all()) == []
    arguments.revise_argument(by=cast.actor(cast.hana, LATER), argument=argument, version=2, reasons="")
    assert list(left.all()) == [], "an earlier wording shows it still"


def test_a_night_takes_what_no_text_shows_with_its_file_and_what_no_row_names(
    cast, initiative, django_capture_on_commit_callbacks
):
    shown, left = attach(cast, initiative, b"a")[0], attach(cast, initiative, b"b")[0]
    discussion.add_comment(by=cast.actor(cast.hana, MONDAY), initiative=initiative, text=line(shown))
    lost = default_storage.save("attachments/2026/05/lost", shown.file.open())
    nights = [MONDAY + timedelta(days=days) for days in (34, 36)]
    for name, at in ((shown.file.name, MONDAY), (lost, MONDAY), (left.file.name, nights[1])):
        os.utime(default_storage.path(name), (at.timestamp(), at.timestamp()))
    gone = []
    for night in nights:
        with django_capture_on_commit_callbacks(execute=True):
            gone.append(tidy(night))
    assert [(one["attachments"], one["lost_attachments"]) for one in gone] == [(0, 1), (1, 0)]
    there = [default_storage.exists(name) for name in (shown.file.name, left.file.name, lost)]
    assert there == [True, False, False]
    assert list(Attachment.objects.all()) == [shown]
