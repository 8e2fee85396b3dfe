"""The index follows what happens, and can be made again."""

import pytest
from django.core.management import call_command

from deliberation import dispatch, search
from deliberation.actions import arguments, discussion, moderation, sources, suggestions
from deliberation.activity import KINDS
from deliberation.activity.texts import TEXTS
from deliberation.models import Comment, Evidence, SearchEntry, Source
from deliberation.permissions import Actor
from deliberation.search import writing
from tests.cast import argue


def found(user, word: str) -> int:
    return len(search.search(user, word).hits)


def follow(cast) -> None:
    dispatch.dispatch(cast.workspace.pk)


def test_new_words_are_found_and_old_ones_are_not(cast, argument):
    follow(cast)
    arguments.revise_argument(
        by=cast.actor(cast.hana), argument=argument, version=1, claim="One chorus carries further"
    )
    follow(cast)
    assert (found(cast.taeho, "chorus"), found(cast.taeho, "norms")) == (1, 0)


def test_evidence_is_found_by_the_new_title_of_its_source(cast, argument):
    evidence = sources.add_evidence(by=cast.actor(cast.hana), argument=argument, source={"title": "A treaty"})
    sources.edit_source(by=cast.actor(cast.hana), source=evidence.source, version=1, title="A covenant")
    follow(cast)
    assert (found(cast.taeho, "covenant"), found(cast.taeho, "treaty")) == (2, 0)


def test_evidence_that_was_removed_leaves_the_index(cast, argument):
    evidence = sources.add_evidence(by=cast.actor(cast.hana), argument=argument, source={"title": "A treaty"})
    follow(cast)
    sources.remove_evidence(by=cast.actor(cast.hana), evidence=evidence)
    follow(cast)
    assert list(SearchEntry.objects.filter(type="evidence")) == []


def test_a_deleted_comments_words_are_kept_nowhere(cast, argument):
    by = cast.actor(cast.hana)
    comment = discussion.add_comment(by=by, initiative=argument.initiative, argument=argument, text="A slip")
    follow(cast)
    discussion.delete_comment(by=by, comment=Comment.objects.get(pk=comment.pk))
    follow(cast)
    assert not SearchEntry.objects.filter(type="comment").exists()


def test_what_is_hidden_leaves_the_index_with_all_under_it_and_comes_back(cast, argument):
    by = cast.actor(cast.hana)
    sources.add_evidence(by=by, argument=argument, source={"title": "A treaty"})
    discussion.add_comment(by=by, initiative=argument.initiative, argument=argument, text="Since when?")
    follow(cast)
    before = sorted(SearchEntry.objects.values_list("type", flat=True))
    moderation.hide(by=cast.actor(cast.minji), thing=argument, reason="Off the point")
    follow(cast)
    assert sorted(SearchEntry.objects.values_list("type", flat=True)) == ["initiative", "source"]
    moderation.show(by=cast.actor(cast.minji), thing=argument)
    follow(cast)
    assert sorted(SearchEntry.objects.values_list("type", flat=True)) == before


def test_an_accepted_wording_is_found(cast, argument):
    made = suggestions.suggest_wording(
        by=cast.actor(cast.dohyun), argument=argument, claim="One chorus carries further"
    )
    suggestions.accept_suggestion(by=cast.actor(cast.hana), suggestion=made, version=1)
    follow(cast)
    assert found(cast.taeho, "chorus") == 1


def test_what_is_brought_in_quietly_is_found_and_told_to_nobody(cast, argument):
    quiet = Actor(user=cast.dohyun, quiet=True)
    arguments.respond(by=quiet, parent=argument, relation="rebuts", claim="A whisper carries too")
    follow(cast)
    assert found(cast.hana, "whisper") == 1
    assert not cast.hana.notifications.exists()


def test_twice_is_as_good_as_once(cast, argument):
    for _ in range(2):
        search.index("argument", [argument.pk])
    assert SearchEntry.objects.count() == 1
    assert found(cast.hana, "norms") == 1


def test_an_entry_that_goes_is_not_found_in_the_databases_own_index(cast, argument):
    search.index("argument", [argument.pk])
    SearchEntry.objects.all().delete()
    assert found(cast.hana, "norms") == 0


def test_reindex_writes_what_is_missing_and_drops_what_is_gone(cast, argument, capsys):
    follow(cast)
    SearchEntry.objects.filter(type="argument").delete()
    Evidence.objects.all().delete()
    Source.objects.create(workspace=cast.workspace, title="Added by hand", added_by=cast.hana)
    call_command("reindex")
    assert "2 entries written." in capsys.readouterr().out
    assert (found(cast.hana, "norms"), found(cast.hana, "hand")) == (1, 1)
    call_command("reindex")
    assert "0 entries written." in capsys.readouterr().out


def test_reindex_writes_anew_what_an_older_tokeniser_wrote(cast, argument, capsys):
    follow(cast)
    SearchEntry.objects.update(tokeniser=0, title_tokens="")
    call_command("reindex")
    assert found(cast.hana, "norms") == 1


def test_a_reindex_that_was_stopped_goes_on_where_it_was(cast, initiative, monkeypatch):
    made = [argue(cast, initiative, f"Reason number {number}") for number in range(5)]
    monkeypatch.setattr(writing, "BATCH", 2)

    def stop(done):
        if done >= 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search.reindex(told=stop)
    assert 0 < search.count_waiting() < len(made) + 1
    search.reindex()
    assert search.count_waiting() == 0
    assert found(cast.hana, "reason") == 5


def test_the_index_and_the_nouns_say_the_same_after_a_reindex_of_everything(cast, argument):
    follow(cast)
    kept = list(SearchEntry.objects.order_by("type", "subject_id").values_list("type", "title_tokens"))
    search.reindex(everything=True)
    assert (
        list(SearchEntry.objects.order_by("type", "subject_id").values_list("type", "title_tokens")) == kept
    )


def test_what_search_reads_anew_are_verbs_that_there_are():
    assert TEXTS.keys() <= KINDS.keys()
