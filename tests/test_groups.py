"""What shares a server, or a world that took minutes, runs in one process; plugins that part ways would not tell."""

import pytest


@pytest.mark.xdist_group("one process")
def test_the_processes_of_a_run_hear_of_groups(request):
    if request.config.getoption("loadgroup", default=False):
        assert request.node.nodeid.endswith("@one process")
