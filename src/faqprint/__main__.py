"""``python -m faqprint`` is ``faqprint``."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from .cli import main

        status = main()
    except KeyboardInterrupt:  # before ``main`` could hear it
        status = 130
    sys.exit(status)
