"""How much of everything one file may cost."""

import resource

MEGABYTE = 1_000_000
FILE_AT_MOST = 20 * MEGABYTE
UNPACKED_AT_MOST = 50 * MEGABYTE
RATIO_AT_MOST = 200  # real documents pack 3 to 30 to 1, long tables up to 100
SMALL_ENOUGH = 2 * MEGABYTE  # below this a high ratio does no harm
MEMBERS_AT_MOST = 5_000
TEXT_AT_MOST = 400_000
PAGES_AT_MOST = 1_000
LINKS_AT_MOST = 200
SECONDS_AT_MOST = 30
CPU_SECONDS = 20
MEMORY = 1_000 * MEGABYTE


def confine() -> None:
    """Bound memory and CPU time of this process for good."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_writing() -> None:
    """No file may grow from here on; after the imports, so that these may still be cached."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
