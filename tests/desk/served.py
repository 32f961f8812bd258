"""A desk served by a process of its own, and a client over real sockets."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from faqprint.desk.guard import ADDRESS


class ServedDesk:
    """A running ``faqprint preview``; as a context it is killed at the end."""

    def __init__(self, folder: Path, *arguments: str, cache: Path | None = None) -> None:
        environment = os.environ | ({"FAQPRINT_CACHE": str(cache)} if cache else {})
        self.process = subprocess.Popen(
            [sys.executable, "-m", "faqprint", "preview", "--no-open", *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline().decode()
        url = json.loads(self.line)["result"]["url"] if "--json" in arguments else self.line.strip()
        address, _, self.token = url.partition("/?t=")
        self.port = int(address.rpartition(":")[2] or 0) if url else 0

    def __enter__(self) -> ServedDesk:
        return self

    def __exit__(self, *error: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.end()

    def end(self) -> tuple[int, str, str]:
        """Wait for the end: its status, and what else was printed on standard output and error."""
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out.decode(), err.decode()

    def interrupt(self) -> None:
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """Ask for something with the cookie; gives status and answer."""
        connection = http.client.HTTPConnection(ADDRESS, self.port, timeout=60)
        given = {"Cookie": f"faqprint_{self.port}={self.token}", "X-Faqprint": "1"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        try:
            connection.request(method, path, data, given)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        return answer.status, json.loads(content) if content.startswith(b"{") else content

    def open(self) -> socket.socket:
        """Open a connection that has said nothing yet."""
        return socket.create_connection((ADDRESS, self.port), timeout=60)
