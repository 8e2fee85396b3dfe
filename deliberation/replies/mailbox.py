"""The mailbox that answers come to, by IMAP: a connection for each time it is asked, and none in between."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

from django.conf import settings
from imapclient import SEEN, IMAPClient
from imapclient.exceptions import IMAPClientError

from .arrived import LONGEST

log = logging.getLogger(__name__)

PATIENCE = 20  # seconds for an answer of the server
AT_ONCE = 100  # mails a time; the rest come with the next
Unreachable = (IMAPClientError, OSError)


def each_new(take: Callable[[bytes], None]) -> int:
    """Hand every unseen mail to ``take``, the first LONGEST bytes of it, and mark it as seen once that is done.

    One whose mark was lost is handed over again. Returns how many there were. Raises one of Unreachable.
    """
    with _opened() as mailbox:
        found = sorted(mailbox.search("UNSEEN"))[:AT_ONCE]
        for uid in found:
            take(_fetched(mailbox, uid))
            mailbox.add_flags([uid], [SEEN], silent=True)
        return len(found)


@contextmanager
def _opened() -> Iterator[IMAPClient]:
    parts = urlsplit(settings.REPLIES["imap"])
    is_safe = parts.scheme == "imaps"
    mailbox = IMAPClient(parts.hostname, port=parts.port, ssl=is_safe, use_uid=True, timeout=PATIENCE)
    try:
        mailbox.login(unquote(parts.username or ""), unquote(parts.password or ""))
        mailbox.select_folder(unquote(parts.path.strip("/")) or "INBOX")
        yield mailbox
    finally:
        _close(mailbox)


def _close(mailbox: IMAPClient) -> None:
    try:
        mailbox.logout()
    except Unreachable:
        mailbox.shutdown()


def _fetched(mailbox: IMAPClient, uid: int) -> bytes:
    """The beginning of a mail; nothing where somebody took it away meanwhile."""
    answer = mailbox.fetch([uid], [f"BODY.PEEK[]<0.{LONGEST}>"]).get(uid, {})
    return next((value for name, value in answer.items() if name.startswith(b"BODY[")), b"") or b""
