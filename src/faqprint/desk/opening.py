"""A desk from its opening to its end: session, server, and what works beside them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import webbrowser
from pathlib import Path

from ..storage.disk_cache import cache_folder
from ..storage.draft_store import DraftStore
from .application import DeskApplication
from .guard import Guard
from .jobs import Jobs
from .pages import PageMaker
from .proofreader import Proofreader
from .server import DeskServer
from .session import Session, SessionOptions


class OpenDesk:
    """A desk that listens already, and answers from ``serve`` on."""

    def __init__(self, session: Session, server: DeskServer) -> None:
        self.session = session
        self._server = server
        self._guard = Guard(server.port)

    @property
    def url(self) -> str:
        """What opens it in a browser."""
        return self._guard.url

    def open_browser(self) -> None:
        """Open the user's browser; what that prints goes nowhere."""
        if sys.platform in ("win32", "darwin"):
            threading.Thread(target=webbrowser.open, args=(self.url,), daemon=True).start()
            return
        nowhere = subprocess.DEVNULL
        command = [sys.executable, "-P", "-m", "webbrowser", self.url]
        subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)

    def serve(self, pause: float) -> None:
        """Answer until 「終わる」 or Ctrl-C; look at the files every ``pause`` seconds."""
        jobs = Jobs(self.session)
        application = DeskApplication(self.session, jobs, self._guard, self._server.end)
        proofreader = Proofreader(self.session)
        proofreader.start()
        try:
            self._server.serve(application, self.session.look, pause)
        finally:
            jobs.stop()
            proofreader.stop()
            self.session.close()


def open_desk(path: Path, *, port: int, edition: str, read_only: bool, lang: str) -> OpenDesk:
    """Read a content and take a port.  Raises ``UsageError`` and ``MachineError``."""
    server = DeskServer(port)
    store = DraftStore(None if read_only else cache_folder(os.environ), path)
    session = Session(path, SessionOptions(edition, read_only, lang), store, PageMaker())
    return OpenDesk(session, server)
