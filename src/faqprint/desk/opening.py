"""A desk from its opening to its end: session, server, and what works beside them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import webbrowser
from pathlib import Path

from ..errors import ContentError
from ..manuscript.branches import read_branches
from ..manuscript.load import examine
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
        try:
            with self.session.lock:  # the browser loads the page while the content is laid out
                self._server.start(application)
                self.session.begin()
            proofreader.start()
            self._server.wait(self.session.look, pause)
        finally:
            self._server.close()
            jobs.stop()
            proofreader.stop()
            self.session.close()


def open_desk(path: Path, *, port: int, edition: str, read_only: bool, lang: str) -> OpenDesk:
    """Look whether a content can be read, and take a port.  Raises ``UsageError`` and ``MachineError``."""
    server = DeskServer(port)
    if os.path.lexists(path) or any(path.parent.glob("*.yaml")):  # a slip in the name of a content is no content to begin
        _look_into(path, edition)
    store = DraftStore(None if read_only else cache_folder(os.environ), path)
    session = Session(path, SessionOptions(edition, read_only, lang), store, PageMaker())
    return OpenDesk(session, server)


def _look_into(path: Path, edition: str) -> None:
    """Raise ``UsageError`` for what is no content and a branch that there is not, ``MachineError`` for what may not be read."""
    appendix = examine(path).appendix
    if edition and appendix is not None:
        with contextlib.suppress(ContentError):  # which is shown once the desk is open
            read_branches(appendix).find(edition)
