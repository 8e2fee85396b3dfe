"""A real mailbox server: Dovecot, unprivileged, over a Maildir in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from tests.services.missing import missing
from tests.services.ports import end, free_port, wait_for_port

CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {account}
default_internal_group = {group}
default_login_user = {account}
first_valid_uid = {uid}
mail_location = maildir:{folder}/Maildir
mail_uid = {uid}
mail_gid = {gid}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
"""


@dataclass
class Mailbox:
    folder: Path
    port: int
    password: str = "courtyard"
    address: str = "reply@madang.example"

    @property
    def url(self) -> str:
        """What REPLY_URL would name."""
        return (
            f"imap://reply:{self.password}@127.0.0.1:{self.port}/INBOX"
            f"?address={self.address}&authserv_id=mx.madang.example"
        )

    @property
    def _new(self) -> Path:
        return self.folder / "Maildir" / "new"

    def deliver(self, raw: bytes) -> None:
        """As a mail server does: written beside, then moved in."""
        draft = self.folder / "Maildir" / "tmp" / uuid4().hex
        draft.write_bytes(raw)
        if os.geteuid() == 0:
            shutil.chown(draft, "nobody", "nogroup")
        draft.rename(self._new / draft.name)

    def empty(self) -> None:
        shutil.rmtree(self.folder / "Maildir", ignore_errors=True)
        for name in ("", "tmp", "new", "cur"):
            path = self.folder / "Maildir" / name
            path.mkdir()
            if os.geteuid() == 0:
                shutil.chown(path, "nobody", "nogroup")


@pytest.fixture(scope="session")
def imap_server() -> Iterator[Mailbox]:
    binary = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if binary is None:
        missing("dovecot")
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    folder = Path(tempfile.mkdtemp(prefix="madang-imap-", dir="/tmp"))
    folder.chmod(0o755)
    mailbox = Mailbox(folder, free_port())
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody", "nogroup")
    mailbox.empty()
    config = folder / "dovecot.conf"
    group = subprocess.run(["id", "-gn", account.pw_name], capture_output=True, text=True, check=True)
    config.write_text(
        CONFIG.format(
            folder=folder,
            port=mailbox.port,
            password=mailbox.password,
            account=account.pw_name,
            group=group.stdout.strip(),
            uid=account.pw_uid,
            gid=account.pw_gid,
        )
    )
    owner = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
    process = subprocess.Popen([binary, "-F", "-c", str(config)], cwd=folder, **owner)
    try:
        wait_for_port(mailbox.port, process)
        yield mailbox
    finally:
        end(process)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def mailbox(imap_server: Mailbox, settings) -> Mailbox:
    """The same server with nothing in it; answers are read from there."""
    imap_server.empty()
    settings.REPLIES = {
        "address": imap_server.address,
        "authserv_id": "mx.madang.example",
        "imap": imap_server.url,
    }
    return imap_server
