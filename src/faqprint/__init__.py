"""faqprint: the printed FAQ appendix of an operating manual, from YAML to PDF."""

from __future__ import annotations

__version__ = "0.1.0"
