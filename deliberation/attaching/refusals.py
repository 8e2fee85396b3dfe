"""Why a file is not attached, in a sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

from deliberation.briefs.refusals import SENTENCES as OF_BRIEFS

SENTENCES = {
    "empty": _("There is nothing in this file."),
    "too_large": _("A file has up to 20 MB."),
    "wrong_type": _(
        "Files of this type are not attached. Choose a picture (PNG, JPEG, WebP, GIF), PDF, DOCX, XLSX, PPTX, HWPX "
        "or plain text."
    ),
    "expands": _("This file unpacks to far more than it should and was not opened. Save it anew."),
    "encrypted": OF_BRIEFS["encrypted"],
    "noise": _("What this file holds was not recognised. Save it anew, as PDF for instance."),
    "old_hwp": _("This is an old HWP file. In Hangul, choose File, Save as, HWPX, and attach that."),
    "old_doc": _("This is an old Office file. Save it as DOCX, XLSX or PPTX and attach that."),
    "broken": _("This file is damaged and could not be read. Save it anew."),
    "too_many_pixels": _("This picture has more than 40 million points. Make it smaller and try again."),
    "too_demanding": _("Reading this picture took too long and was stopped. Save it in a simpler form."),
}


class Unfit(Exception):
    """A file that is not attached: `code` for the machine, `sentence` in the reader's language."""

    def __init__(self, code: str) -> None:
        self.code = code if code in SENTENCES else "broken"
        self.sentence = SENTENCES[self.code]
        super().__init__(code)

    def __str__(self) -> str:
        return str(self.sentence)
