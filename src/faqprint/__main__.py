"""``python -m faqprint`` is ``faqprint``."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Run the program's own command line and leave the process at once.

    The interpreter's own way out would take every value apart one by one, a tenth of a short run; all that must last is
    written by then.  Nor does it look for cycles meanwhile: a run makes a million values, and hardly any cycle.
    """
    gc.disable()
    try:
        from .cli.main import main

        status = main()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and not stream.closed:
                stream.flush()
    except KeyboardInterrupt:  # before ``main`` could hear it
        status = 130
    except OSError:  # nobody reads on
        pass
    os._exit(status)


if __name__ == "__main__":
    run()
