"""Key questions: asking, answering, gathering arguments, taking away."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import questions
from deliberation.errors import Invalid
from deliberation.models import Argument
from frontend.forms import facts as forms
from frontend.pages.facts import question_page
from frontend.places import find_initiative, find_question
from frontend.responses import actor_of, page, see_other, submit

from .facts import background_again, beside, to_background


@require_POST
@login_required
def add_question(request, ref):
    initiative = find_initiative(request, ref)
    act = partial(questions.add_question, by=actor_of(request), initiative=initiative)
    said = _("The question was added.")
    done = partial(to_background, request, ref, "question", said, saved=f"question:{ref}")
    again = partial(background_again, request, initiative, "question")
    return submit(request, forms.QuestionForm(request.POST), act, done=done, again=again)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def question(request, ref, pk):
    """One question, to be answered and to gather arguments."""
    found = find_question(request, ref, pk)
    if request.method != "POST":
        return page(request, "facts/question.html", question_page(request, found))
    act = partial(_answer, request, found)
    done = partial(to_background, request, ref, "question", _("Saved."))
    again = partial(_question_again, request, ref, pk, "answer")
    return submit(request, forms.AnswerForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def reword_question(request, ref, pk):
    act = partial(questions.edit_question, by=actor_of(request), question=find_question(request, ref, pk))
    done = partial(to_background, request, ref, "question", _("Saved."))
    again = partial(_question_again, request, ref, pk, "edit")
    return submit(request, forms.QuestionEditForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def remove_question(request, ref, pk):
    questions.remove_question(by=actor_of(request), question=find_question(request, ref, pk))
    return see_other(request, f"/i/{ref}/background/#questions", said=_("The question was removed."))


def _answer(request, found, answer, numbers, version):
    here = Argument.objects.visible_to(request.user).filter(initiative=found.initiative_id)
    arguments = list(here.filter(number__in=numbers))
    if absent := set(numbers) - {one.number for one in arguments}:
        named = ", ".join(map(str, sorted(absent)))
        raise Invalid.at(
            "numbers", "does_not_exist", _("There is no argument with the number %s here.") % named
        )
    by = actor_of(request)
    return questions.edit_question(by=by, question=found, version=version, answer=answer, arguments=arguments)


def _question_again(request, ref, pk, *refused):
    return beside(request, question_page, "facts/question.html", find_question(request, ref, pk), *refused)
