"""`bin/trial NAME`: run a trial and say what came of it. Ends with 1 when it does not hold."""

import argparse
import signal
import sys

from trials import digests, office, timing

TRIALS = {
    "digests": lambda options: digests.run(options.seeds, options.base),
    "office": lambda _options: office.run(),
    "timing": lambda options: timing.run(options.pairs),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/trial", description=__doc__)
    parser.add_argument("trial", choices=sorted(TRIALS))
    parser.add_argument("--pairs", type=int, default=200, help="timing: pairs of requests (default 200)")
    parser.add_argument("--seeds", type=int, default=200, help="digests: how many storms (default 200)")
    parser.add_argument("--base", type=int, default=1, help="digests: the seed of the first (default 1)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # so that all that was started ends, too
    return int(not TRIALS[options.trial](options))


if __name__ == "__main__":
    sys.exit(main())
