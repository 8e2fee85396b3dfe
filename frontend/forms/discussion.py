from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Argument, Comment, Kind, Relation

from .page_form import PageForm, calls, lines, markdown, of


class ReplyForm(PageForm):
    COMMENT = "comment"
    reply_as = forms.ChoiceField(
        choices=[(word, word) for word in ("comment", "supports", "rebuts", "answers")]
    )
    text = of(Comment, "text", widget=lines(3))
    to = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        limit = Argument._meta.get_field("claim").max_length
        is_claim = cleaned.get("reply_as") not in (None, self.COMMENT)
        if is_claim and len(cleaned.get("text", "")) > limit:
            self.add_error(
                "text", _("A response is one sentence of at most %d characters; add reasons later.") % limit
            )
        return cleaned


class CommentForm(PageForm):
    text = of(Comment, "text", widget=lines(3))
    to = forms.UUIDField(required=False, widget=forms.HiddenInput)


class HeldForm(PageForm):
    text = of(Comment, "text", widget=lines(10))


class EditForm(PageForm):
    text = of(Comment, "text", widget=markdown(6, **calls("id_text")))
    version = forms.IntegerField(widget=forms.HiddenInput)


class TurnForm(PageForm):
    """``into`` offers what fits the place of the comment."""

    into = forms.ChoiceField(label=_("As"), widget=forms.RadioSelect)
    claim = of(Argument, "claim", widget=lines(2))
    reasons = of(Argument, "reasons", widget=markdown(6))

    def __init__(self, *args, comment: Comment, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = _fitting(comment)


def _fitting(comment: Comment) -> list[tuple[str, str]]:
    if comment.argument is None:
        return [(code, str(word)) for code, word in Kind.choices]
    answers = comment.argument.kind == Kind.CHALLENGE
    return [(code, str(word)) for code, word in Relation.choices if answers or code != Relation.ANSWERS]
