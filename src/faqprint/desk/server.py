"""The desk's server: waitress, which keeps slow and many clients off, before the application; it runs until it is told to end."""

from __future__ import annotations

import errno
import logging
import os
import select
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any, Final

import waitress

from ..errors import MachineError
from .guard import ADDRESS, FILE_BYTES

#: Connections at once; those that do not ask wait without a thread.
_CONNECTIONS: Final = 450 if sys.platform == "win32" else 900
_THREADS: Final = 6
#: Seconds after which a connection that says nothing is closed, and how often that is looked for.
_SILENCE: Final = 30
_SWEEP: Final = 5
#: Seconds that the last answer has to reach the browser.
_FAREWELL: Final = 0.3
_HEADER_BYTES: Final = 32_000
#: Bytes of a body that are waited for, on the disk, before it is refused: to one that is cut off while it is sent, browsers tell
#: of a lost connection instead of the answer.
_AWAITED_BYTES: Final = 5 * FILE_BYTES


class DeskServer:
    """Listens on this machine alone, from the moment that it is made."""

    def __init__(self, port: int) -> None:
        """``port`` 0: the system chooses.  Raises ``MachineError`` if it cannot be had."""
        self._socket = _listen(port)
        self.port: Final = int(self._socket.getsockname()[1])
        self._ended = threading.Event()
        self._server: Any = None

    def end(self) -> None:
        """Let ``wait`` return."""
        self._ended.set()

    def start(self, application: Any) -> None:
        """Answer requests from now on, in other threads."""
        logging.getLogger("waitress").setLevel(logging.ERROR)  # that requests wait for one another is nothing to tell
        self._server = waitress.create_server(
            application,
            sockets=[self._socket],
            threads=_THREADS,
            connection_limit=_CONNECTIONS,
            channel_timeout=_SILENCE,
            cleanup_interval=_SWEEP,
            max_request_body_size=_AWAITED_BYTES,
            max_request_header_size=_HEADER_BYTES,
            ident="faqprint",
            clear_untrusted_proxy_headers=True,
            asyncore_use_poll=hasattr(select, "poll"),
        )
        threading.Thread(target=self._server.run, daemon=True).start()

    def wait(self, look: Callable[[], object], pause: float) -> None:
        """Wait until ``end`` is called, and look at the files every ``pause`` seconds meanwhile."""
        while not self._ended.wait(pause):
            look()
        self._ended.clear()
        self._ended.wait(_FAREWELL)

    def close(self) -> None:
        """Answer no more."""
        if self._server is not None:
            self._server.task_dispatcher.shutdown(timeout=1)  # first: an answer on its way would find its wake-up call closed
            self._server.close()
        self._socket.close()


def _listen(port: int) -> socket.socket:
    """Take a port of this machine, whole: Windows would share one with whoever asks for that."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((ADDRESS, port))
        opened.listen(128)
    except OSError as error:
        opened.close()
        if error.errno == errno.EADDRINUSE or getattr(error, "winerror", 0) == 10048:
            raise MachineError("port-taken", port=str(port)) from error
        raise MachineError("port-refused", port=str(port), reason=error.strerror or os.strerror(error.errno or 0)) from error
    return opened
