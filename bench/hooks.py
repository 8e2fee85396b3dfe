"""Measures webhooks: one process tells one receiver on this machine, over TLS, what waits for it."""

import json
import subprocess
import sys
from pathlib import Path

from bench.lines import Line, Result
from bench.measure import Run, cpu_ms
from bench.servers import ROOT
from bench.site import Site
from tests.services.ports import end, free_port, wait_for_port
from tests.services.tls import Certificate


def measure(site: Site, line: Line) -> Result:
    """Messages a second, one after the other, as a webhook gets them; p50 and p99 are of the receiver's answers."""
    result, servers, port = Result(line), site.servers, free_port()
    certificate, notes = Certificate(servers.folder, "127.0.0.1"), servers.folder / "webhooks.txt"
    receiver = servers.start("bench.receiver", str(port), str(certificate.file), str(notes))
    try:
        wait_for_port(port, receiver)
        before = cpu_ms(servers.postmaster)
        done = _sent(site, f"https://127.0.0.1:{port}/", certificate)
        database = cpu_ms(servers.postmaster) - before
    finally:
        end(receiver)
    if done.returncode:
        result.fault = (done.stderr.strip().splitlines() or ["it ended with a fault"])[-1]
        return result
    told = json.loads(done.stdout.splitlines()[-1])
    many, took = len(told["ids"]), told["took"]
    p50, p99 = (took[int(many * part)] for part in (0.5, 0.99))
    cost = {"app": told["cpu"] * 1000 / many, "database": database / many}
    result.runs.append(Run(1, many, many / told["seconds"], p50, p99, cost))
    result.queries = round(told["queries"] / many)
    result.fault = _fault(notes, told["ids"])
    return result


def _sent(site: Site, address: str, certificate: Certificate) -> subprocess.CompletedProcess:
    more = {"LOG_LEVEL": "ERROR", "WEBHOOK_NETWORKS": "127.0.0.0/8", "SSL_CERT_FILE": str(certificate.file)}
    command = [sys.executable, "-m", "bench.send_webhooks", address]
    environment = {**site.servers.environment, **more}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def _fault(notes: Path, ids: list[str]) -> str:
    arrived = notes.read_text().split()
    return "" if sorted(arrived) == sorted(ids) else f"{len(arrived)} of {len(ids)} messages arrived"
