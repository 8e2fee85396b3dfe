"""Handing in a file, and what its columns mean: what the pages show."""

from accounts.models import Workspace
from deliberation.actions.job_files import handed_in
from deliberation.exchange.asking_import import guessed_of
from deliberation.exchange.columns import head_of
from deliberation.models import Initiative, Job
from frontend.forms.imports import ColumnsForm, ImportForm

from .jobs import place_of


def import_page(workspace: Workspace, initiative: Initiative | None, form: ImportForm) -> dict:
    """The context of jobs/import.html."""
    return {**place_of(workspace, initiative), "form": form}


def columns_form(job: Job, data=None) -> ColumnsForm:
    """With what the names of the columns most likely mean."""
    columns, _rows = _head(job)
    noun = job.options.get("noun", "")
    likely = guessed_of(noun, columns)
    initial = {f"column{number}": likely.get(column, "") for number, column in enumerate(columns)}
    return ColumnsForm(data, columns=columns, noun=noun, initial=initial)


def columns_page(job: Job, form: ColumnsForm) -> dict:
    """The context of jobs/columns.html: the first rows, each column with what it means."""
    columns, rows = _head(job)
    return {
        **place_of(job.workspace, job.initiative),
        "form": form,
        "file": job.upload_name,
        "of_policies": "noun" in job.options,
        "columns": columns,
        "rows": rows,
    }


def _head(job: Job) -> tuple[list[str], list[list[str]]]:
    with handed_in(job) as file:
        return head_of(file)
