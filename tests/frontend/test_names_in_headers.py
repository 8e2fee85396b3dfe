"""Names, titles and names of files are one value of one header, whatever stands in them."""

import re

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import KeptMail, User, Workspace
from deliberation.actions import discussion, mail, sources
from deliberation.dispatch import dispatch
from deliberation.models import Initiative, Source
from tests.payloads import PAYLOADS

BREAK = "x\r\nBcc: canary@evil.example\r\nContent-Type: text/html\r\n\r\n<img src=x onerror=alert(1)>"

# One value: a name in quotes, or an encoded one, and nothing after it.
ATTACHMENT = re.compile(r"""attachment(; filename(="([^"\\\r\n]|\\.)*"|\*=utf-8''[^;\s"]+))?""")


def test_no_name_or_title_adds_a_header_to_a_mail(cast, initiative, argument, settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    called = f"[@Hana](mention:{cast.hana.pk}) said so"
    discussion.add_comment(by=cast.actor(cast.dohyun), initiative=initiative, argument=argument, text=called)
    dispatch(cast.workspace.pk)
    User.objects.filter(pk=cast.dohyun.pk).update(name=BREAK)
    Workspace.objects.update(name=BREAK)
    Initiative.objects.update(title=BREAK)
    mail.send_due(timezone.now())
    letter = KeptMail.objects.get(to=cast.hana.email)
    assert "canary@evil.example" in letter.subject + letter.headers["From"]
    assert "Bcc" not in letter.headers
    assert letter.headers["Content-Type"].startswith("multipart/alternative")
    assert [name for name, value in letter.headers.items() if "\n" in value.replace("\n ", " ")] == []


def test_the_name_of_a_file_is_the_name_of_an_attachment_and_nothing_else(cast, browser):
    source = sources.add_source(by=cast.actor(cast.hana), workspace=cast.workspace, title="A file")
    source.file.save("kept.txt", ContentFile(b"<script>alert(1)</script>"))
    for name in [*(one.replace("\0", "") for one in PAYLOADS), BREAK, "보고서\r\n.html", 'a"; x=.svg']:
        Source.objects.filter(pk=source.pk).update(file_name=name[:200])
        answer = browser(cast.hana).get(f"/w/AI/sources/{source.pk}/file/")
        assert ATTACHMENT.fullmatch(answer["Content-Disposition"]), name
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "Bcc" not in answer.headers
