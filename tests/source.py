"""The project's own files, for tests that read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("accounts", "config", "deliberation", "frontend")
CODE = (*PRODUCT, "bench", "bin", "screens", "tests", "trials")
SUFFIXES = {".py", ".js", ".css", ".html", ""}
MADE = ("__pycache__", "migrations", "locale", "vendor")


def code_files() -> list[Path]:
    """Everything that people write and read: Python, templates, styles, scripts; not what tools write."""
    return [path for name in CODE for path in _walk(ROOT / name) if path.suffix in SUFFIXES]


def product_modules() -> Iterator[tuple[Path, ast.Module]]:
    """Each Python file of the product, migrations apart, with its syntax tree."""
    for path in code_files():
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PRODUCT:
            yield path, ast.parse(path.read_text(), filename=str(path))


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not set(MADE) & set(path.relative_to(ROOT).parts):
            yield path
