"""Every briefing of the sample workspace is opened by LibreOffice, which makes pages of it.

Each has to hold its stamp to the last sign, and what is meant to stand on one page has to.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pypdf import PdfReader

from bench.servers import ROOT

ON_ONE_PAGE = "-one-page-"
MISSING = "LibreOffice is not installed: apt-get install libreoffice-writer-nogui"


def run() -> bool:
    """Print a line for each briefing. Returns whether all of them hold; without LibreOffice none does."""
    office = shutil.which("soffice")
    if office is None:
        print(MISSING)
        return False
    with tempfile.TemporaryDirectory(prefix="madang-trial-") as name:
        folder = Path(name)
        _write(folder)
        files = sorted(folder.glob("*.docx"))
        command = [
            office,
            f"-env:UserInstallation=file://{folder}/office",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True)
        held = [_holds(file.with_suffix(".pdf")) for file in files]
    return all(held)


def _write(folder: Path) -> None:
    environment = {**os.environ, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    for command in (
        ["manage.py", "migrate", "--noinput", "--verbosity", "0"],
        ["manage.py", "load_sample", "--verbosity", "0"],
        ["-m", "trials.briefings", str(folder)],
    ):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)


def _holds(pdf: Path) -> bool:
    pages = PdfReader(pdf).pages if pdf.exists() else []
    said = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
    is_whole = pdf.with_suffix(".hash").read_text() in said
    fits = len(pages) == 1 or ON_ONE_PAGE not in pdf.name
    print(
        f"{pdf.stem}: {len(pages)} pages, {'whole' if is_whole else 'NOT WHOLE'}{'' if fits else ', TOO LONG'}"
    )
    return is_whole and fits
