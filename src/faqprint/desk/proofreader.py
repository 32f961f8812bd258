"""Proofreading while somebody types: in a thread of its own, the latest draft alone, and only once the keys rest."""

from __future__ import annotations

import gc
import threading

from ..pipeline.live_layout import LaidDraft
from ..proofread.rules import proofread_content
from .session import Session

#: Seconds for which a draft must have stayed as it is.
_REST = 0.6


class Proofreader:
    """Reads the drafts of a session for findings of ``check``."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, after the draft that is just being read."""
        self._ended.set()

    def _go_on(self) -> None:
        before: LaidDraft | None = None
        done: LaidDraft | None = None
        while not self._ended.wait(_REST):
            now = self._session.laid
            if now is before and now is not done:
                self.read(now)
                done = now
                gc.collect()  # the program runs without a collector, which would stop a key; a desk is open all day
            before = now

    def read(self, laid: LaidDraft | None) -> None:
        """Read a draft as it is laid out, and tell the session what is found."""
        if laid is not None:
            self._session.note_findings(laid.examined, proofread_content(laid.examined, laid.branches))
