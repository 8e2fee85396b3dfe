"""Cases in exports: as the API tells them, and never with a name that is withheld from anybody."""

from deliberation.actions import cases
from tests.scene import set_scene

from .jobs import bytes_of, exported, lines_of


def test_no_file_holds_a_withheld_name_not_even_for_who_reads_it(cast):
    case = set_scene(cast).case
    job = exported(cast, cast.hana, "jsonl")
    assert b"Hanbit" not in bytes_of(job)
    assert [row["company"] for row in lines_of(job) if row["type"] == "case"] == [None]
    cases.name_company(by=cast.actor(cast.hana), case=case, version=None, is_coded=False)
    rows = lines_of(exported(cast, cast.taeho, "jsonl"))
    assert [row["company"] for row in rows if row["type"] == "case"] == ["Hanbit Cloud"]
