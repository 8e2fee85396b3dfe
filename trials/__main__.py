"""`bin/trial NAME`: run a trial and say what came of it. Ends with 1 when it does not hold."""

import argparse
import signal
import sys

from trials import timing

TRIALS = {"timing": timing.run}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/trial", description=__doc__)
    parser.add_argument("trial", choices=sorted(TRIALS))
    parser.add_argument("--pairs", type=int, default=200, help="how many pairs of requests (default 200)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # so that all that was started ends, too
    return int(not TRIALS[options.trial](options.pairs))


if __name__ == "__main__":
    sys.exit(main())
