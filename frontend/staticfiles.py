"""Static files as they are served: hashed, compressed, and the style sheet joined into one file.

There is no build step: unbundled, the browser follows the imports of ``app.css`` by itself. Joining them at
``collectstatic`` saves some thirty requests. See docs/decisions/0006-one-style-sheet.md.
"""

import re
from posixpath import dirname, join

from django.core.files.base import ContentFile
from servestatic.storage import CompressedManifestStaticFilesStorage

SHEET = "css/app.css"
IMPORT = re.compile(r'@import "(?P<file>[^"]+)" layer\((?P<layer>\w+)\)(?: (?P<media>[^;]+))?;\n')


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Puts the imported sheets in place of their imports before names are hashed."""

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run and SHEET in paths:
            self._replace(SHEET, bundle(SHEET, lambda name: _read(paths, name)))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)

    def _replace(self, name: str, text: str) -> None:
        self.delete(name)
        self._save(name, ContentFile(text.encode()))


def bundle(sheet: str, read) -> str:
    """Return the sheet's text with each ``@import`` replaced by that file in its layer; ``read(name)`` gives texts."""

    def inline(found: re.Match) -> str:
        text = f"@layer {found['layer']} {{\n{read(join(dirname(sheet), found['file']))}}}\n"
        return f"@media {found['media']} {{\n{text}}}\n" if found["media"] else text

    return IMPORT.sub(inline, read(sheet))


def _read(paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
