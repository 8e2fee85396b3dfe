"""Polis exports for tests: those of tests/data, and small ones written here."""

import gzip
import json
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from deliberation.models import Initiative, Tally
from tests.source import ROOT

DATA = ROOT / "tests/data/polis"
PARTICIPANTS = json.loads((DATA / "participants.json").read_text())
COMMENTS = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
VOTES = "timestamp,datetime,comment-id,voter-id,vote\n"


def unpacked(name: str, folder: Path) -> Path:
    """An export of tests/data as Polis gives it."""
    for packed in (DATA / name).iterdir():
        content = packed.read_bytes()
        target = folder / packed.name.removesuffix(".gz")
        target.write_bytes(gzip.decompress(content) if packed.suffix == ".gz" else content)
    return folder


def zipped(folder) -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"export/{path.name}")
    return into.getvalue()


def written(folder: Path, *, comments: str = "", votes: str = "", summary: str | None = None) -> Path:
    """A small export; ``comments`` are lines "id,moderated,body", ``votes`` lines "moment,id,voter,vote"."""
    told = "topic,Bicycles\nurl,https://pol.is/abc\n" if summary is None else summary
    (folder / "summary.csv").write_text(told)
    lines = [line.split(",", 2) for line in comments.splitlines()]
    (folder / "comments.csv").write_text(
        COMMENTS
        + "".join(f"1400000000000,x,{pk},7,0,0,{moderated},{body}\n" for pk, moderated, body in lines)
    )
    lines = [line.split(",") for line in votes.splitlines()]
    (folder / "votes.csv").write_text(
        VOTES + "".join(f"{moment},x,{pk},{voter},{value}\n" for moment, pk, voter, value in lines)
    )
    return folder


def recounted(folder: Path) -> dict[str, list[int]]:
    """Agree, disagree and pass by comment, counted here in another way than the product does."""
    last: dict[tuple[str, str], tuple[int, int, str]] = {}
    for number, line in enumerate((folder / "votes.csv").read_text().splitlines()[1:]):
        moment, comment, voter, value = line.split(",")
        place = comment, voter
        last[place] = max(last.get(place, (0, 0, "")), (int(moment), number, value))
    counts = Counter((comment, value) for (comment, _voter), (_moment, _number, value) in last.items())
    comments = {comment for comment, _voter in last}
    return {comment: [counts[comment, value] for value in ("1", "-1", "0")] for comment in comments}


def tallied(initiative: Initiative) -> dict[str, list[int]]:
    rows = Tally.objects.filter(initiative=initiative).select_related("argument")
    return {
        row.argument.external_id.removeprefix("polis:"): [row.agree, row.disagree, row.unsure] for row in rows
    }
