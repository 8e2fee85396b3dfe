"""Writes every briefing of the sample workspace's initiatives into the folder that is named: `office` opens them."""

import sys
from pathlib import Path

import django

django.setup()

from django.utils import timezone  # noqa: E402 - models need Django set up

from deliberation.briefings import LANGUAGES, TEMPLATES, briefing_of  # noqa: E402
from deliberation.models import Initiative  # noqa: E402
from trials.office import FORMATS  # noqa: E402


def main(folder: Path) -> None:
    """Beside each file its hash, as its stamp tells it."""
    for initiative in Initiative.objects.select_related("workspace", "author"):
        for template in TEMPLATES:
            for language in LANGUAGES:
                briefing = briefing_of(
                    initiative, template, reader=initiative.author, language=language, now=timezone.now()
                )
                for as_format in FORMATS:
                    (folder / f"{briefing.file_name}.{as_format}").write_bytes(briefing.as_file(as_format))
                (folder / f"{briefing.file_name}.hash").write_text(briefing.hash)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
