"""Why a file could not be read, in a sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("This file is empty. Choose another one, or paste the text."),
    "too_large": _("This file is larger than 20 MB. Save it without pictures, or paste the text."),
    "too_long": _(
        "This document has more than 400,000 characters. Hand in the part that is to be discussed."
    ),
    "expands": _(
        "This file unpacks to far more than it should and was not opened. Save it anew, or paste the text."
    ),
    "wrong_type": _("This type of file cannot be read. Save it as DOCX, HWPX, PDF, HTML or plain text."),
    "noise": _("This file holds no readable text. Save it as DOCX, HWPX, PDF, HTML or plain text."),
    "entities": _(
        "This file declares XML entities, which are not opened. Save it anew from your word processor."
    ),
    "scanned": _(
        "This PDF holds pictures of pages and no text. Run text recognition on it, or paste the text."
    ),
    "encrypted": _("This file is protected by a password. Save it without one and hand it in again."),
    "old_hwp": _("This is an old HWP file. In Hangul, choose File, Save as, HWPX, and hand that in."),
    "old_doc": _(
        "This is an old Word file. In Word, choose File, Save as, Word document (DOCX), and hand that in."
    ),
    "broken": _("This file is damaged and could not be read. Save it anew, or paste the text."),
    "too_demanding": _(
        "Reading this file took too long and was stopped. Save it in a simpler form, or paste the text."
    ),
}


class BriefRefused(Exception):
    """A file that was not read: `code` for the machine, `sentence` in the reader's language."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.sentence = SENTENCES[code]
        super().__init__(code)

    def __str__(self) -> str:
        return str(self.sentence)
