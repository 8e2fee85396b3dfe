"""Every briefing of the sample workspace, as DOCX and as HTML, is opened by LibreOffice, which makes pages of it.

Each has to hold its stamp to the last sign, and the DOCX of what is meant to stand on one page has to. LibreOffice
knows no HWPX: that is read back by our own reader in ``tests/deliberation/test_briefings.py``, and what Hangul needs of
it is held by ``tests/deliberation/documents/test_documents_files.py``.
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
FORMATS = ("docx", "html")
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
        held = [_holds(file, pdf) for one in FORMATS for file, pdf in _opened(office, folder, one)]
    return bool(held) and all(held)


def _write(folder: Path) -> None:
    environment = {**os.environ, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    for command in (
        ["manage.py", "migrate", "--noinput", "--verbosity", "0"],
        ["manage.py", "load_sample", "--verbosity", "0"],
        ["-m", "trials.briefings", str(folder)],
    ):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)


def _opened(office: str, folder: Path, as_format: str) -> list[tuple[Path, Path]]:
    """Each file of a format, and where its pages are if it could be opened."""
    files, pages = sorted(folder.glob(f"*.{as_format}")), folder / as_format
    home = f"-env:UserInstallation=file://{folder}/office"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", pages, *files]
    subprocess.run(command, check=True, capture_output=True)
    return [(file, pages / f"{file.stem}.pdf") for file in files]


def _holds(file: Path, pdf: Path) -> bool:
    pages = PdfReader(pdf).pages if pdf.exists() else []
    said = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
    is_whole = file.with_suffix(".hash").read_text() in said
    fits = len(pages) == 1 or ON_ONE_PAGE not in file.name or file.suffix != ".docx"
    told = "whole" if is_whole else "NOT WHOLE"
    print(f"{file.name}: {len(pages)} pages, {told}{'' if fits else ', TOO LONG'}")
    return is_whole and fits
