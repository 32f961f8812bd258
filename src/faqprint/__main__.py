"""``python -m faqprint`` is ``faqprint``."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress


def run() -> None:
    """Run the program's own command line and leave the process at once.

    The interpreter's own way out would take every value apart one by one, a tenth of a short run; all that must last is
    written by then.  Nor does it look for cycles meanwhile: a run makes a million values, and hardly any cycle.
    """
    gc.disable()
    status = 130  # Ctrl-C before ``main`` could hear it; once it has answered, there is nothing left to stop
    try:
        scheduled = any(argument.startswith("--scheduler") for argument in sys.argv)  # a cluster's client has threads of its own
        if sys.argv[1:2] == ["build"] or (sys.argv[1:2] == ["editions"] and not scheduled):
            from .cli.late_modules import load_late

            load_late()
        from .cli.main import main

        status = main()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and not stream.closed:
                with suppress(OSError):  # nobody reads on
                    stream.flush()
    except KeyboardInterrupt:
        pass
    os._exit(status)


if __name__ == "__main__":
    run()
