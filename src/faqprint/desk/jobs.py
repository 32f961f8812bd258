"""What takes longer than an answer: the PDF, the editions, comparisons, workbooks; none of it keeps typing waiting.

PDF and editions are made by the command line in a process of its own: what is made is what ``build`` makes, it takes a core of
its own, and it can be stopped.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from werkzeug.wrappers import Request, Response

from .answers import RefusedRequestError, refusal_of
from .requests import take_text
from .session import Session

if TYPE_CHECKING:
    from .comparing import MadeComparison

#: What the command line is told, so that it tells of each edition.
_PROGRESS: Final = "FAQPRINT_PROGRESS"
_DONE: Final = re.compile(rb"(\d+)/(\d+) ")


class Jobs:
    """The one job that may run, and the last that did."""

    def __init__(self, session: Session) -> None:
        self.session: Final = session
        #: What runs and may yet be stopped, and the lock that is held to take it.
        self._process: subprocess.Popen[bytes] | None = None
        self._taking = threading.Lock()
        self._stopped = False
        self._thread: threading.Thread | None = None
        self._comparison: bytes | None = None
        self._count = 0

    @property
    def is_running(self) -> bool:
        """Whether a job runs; one of which it is told that it has ended does not, though its thread may still be ending."""
        told = self.session.job
        return self._thread is not None and self._thread.is_alive() and told is not None and told["state"] == "running"

    def wait(self) -> None:
        """Wait until the job that runs has ended."""
        if self._thread is not None:
            self._thread.join()

    def start(self, name: str, body: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
        """Start a job, or stop the one that runs; gives the answer and its status.  Raises ``RefusedRequestError``: one runs."""
        session = self.session
        if name == "stop":
            self.stop()
            return self._answer(), 200
        with session.lock:
            if self.is_running:
                raise RefusedRequestError(409, "desk-busy")
            if name == "diff":
                from .comparing import comparison_of

                work = partial(self._compare, comparison_of(session, body))
            else:
                if session.read_only:
                    raise RefusedRequestError(403, "desk-read-only")
                if not session.draft.is_saved:
                    return {"ok": False, "unsaved": True, "faults": [], "result": {}}, 409
                work = partial(self._run, name, self._command(name))
            self._stopped = False
            since = session.revision
            self._count += 1
            session.note_job(
                {
                    "number": self._count,
                    "kind": name,
                    "state": "running",
                    "done": 0,
                    "total": 0,
                    "message": "",
                    "files": [],
                    "faults": [],
                }
            )
            self._thread = threading.Thread(target=work, daemon=True)
            self._thread.start()
            return self._answer(since), 202

    def _answer(self, since: int | None = None) -> dict[str, Any]:
        """Give the job with the revision that tells of it, and the one before: an answer that comes late is known by it."""
        with self.session.lock:
            revision = self.session.revision
            return {"job": self.session.job, "revision": revision, "since": revision if since is None else since}

    def stop(self) -> None:
        """Stop the job that runs; what it has made whole stays.

        It gets one signal, however often this is asked: another one would cut short how it ends.
        """
        self._stopped = True
        with self._taking:
            process, self._process = self._process, None
        if process is not None and process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGINT)
            else:
                process.terminate()

    # --- PDF and editions ---------------------------------------------------------------------------------------------

    def _command(self, name: str) -> list[str]:
        session = self.session
        command = [sys.executable, "-P", "-m", "faqprint", name, "--json", "--lang", session.lang]
        if name == "build" and session.edition:
            command += ["--edition", session.edition]
        return [*command, "--", os.fspath(session.path)]

    def _run(self, kind: str, command: Sequence[str]) -> None:
        """Run the command line and tell how far it is."""
        try:
            process = self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, _PROGRESS: "1", "PYTHONIOENCODING": "utf-8"},
                start_new_session=True,
            )
        except OSError as error:
            _, body = refusal_of(error, self.session.lang)
            self._end(kind, "failed", body)
            return
        if self._stopped:  # before there was anything to stop
            self.stop()
        assert process.stdout is not None and process.stderr is not None
        answer: list[bytes] = []
        reader = threading.Thread(target=lambda out=process.stdout: answer.append(out.read()), daemon=True)
        reader.start()
        for line in process.stderr:
            if told := _DONE.match(line):
                self._tell(done=int(told[1]), total=int(told[2]))
        reader.join()
        status = process.wait()
        try:
            body = json.loads(answer[0])
        except (ValueError, LookupError):
            body = {"ok": False, "faults": [], "result": {}}
        self._end(kind, "stopped" if self._stopped else "done" if status == 0 else "failed", body)

    def _tell(self, **news: Any) -> None:
        self.session.note_job({**(self.session.job or {}), **news})

    def _end(self, kind: str, state: str, body: Mapping[str, Any]) -> None:
        """Tell how a job ended."""
        from ..messages.reports import REPORT_SENTENCES

        result, language = body.get("result", {}), self.session.lang == "en"
        code = {"build": "made", "editions": "editions-made"}[kind]
        message = ""
        if result:
            message = REPORT_SENTENCES[code][language].format(**result)
        elif state == "stopped":
            message = REPORT_SENTENCES["stopped"][language]
        elif faults := body.get("faults"):
            message = faults[0]["message"]
        files = [result[key] for key in ("file", "folder") if key in result]
        self._tell(state=state, message=message, files=files, faults=body.get("faults", []))

    # --- comparisons --------------------------------------------------------------------------------------------------

    def _compare(self, make: Callable[[], MadeComparison]) -> None:
        """Make a comparison's table."""
        try:
            made = make()
        except Exception as error:
            try:
                _, body = refusal_of(error, self.session.lang)
            except Exception as unforeseen:
                message = f"{type(unforeseen).__name__}: {unforeseen}"
                body = {"faults": [{"severity": "error", "code": "own-fault", "message": message, "file": "", "line": None}]}
            faults = body["faults"]
            self._tell(state="failed", message=faults[0]["message"] if faults else "", faults=faults)
            return
        self._comparison = made.pdf
        self._tell(state="done", message=made.message, files=made.files, changes=made.changes, total=1, done=1)

    def answer_pdf(self, *, of_comparison: bool) -> Response:
        """Give the PDF of what is shown, proved, or the table that was made last.

        Raises ``RefusedRequestError``: none was made, and what printing the draft does.
        """
        if of_comparison:
            if self._comparison is None:
                raise RefusedRequestError(404, "desk-not-found")
            return _pdf(self._comparison, "comparison.pdf")
        from .printing import print_draft

        return _pdf(print_draft(self.session), f"{self.session.path.stem}.pdf")

    # --- workbooks and pictures ---------------------------------------------------------------------------------------

    def answer_file(self, name: str, request: Request) -> Response:
        """Take a file in, or give a workbook.

        Raises ``RefusedRequestError`` for what may not come in, and what importing does.
        """
        from . import files_in_and_out as files

        if name == "export":
            kind = request.args.get("kind", "xlsx")
            content, media = files.export_lists(self.session, kind)
            response = Response(content, content_type=media)
            response.headers["Content-Disposition"] = f'attachment; filename="faq.{kind}"'
            return response
        if self.session.read_only:
            raise RefusedRequestError(403, "desk-read-only")
        given = take_text({"name": request.args.get("name", "")}, "name")
        answer = files.take_file(self.session, given, request.get_data(), dry="dry" in request.args)
        return Response(json.dumps(answer, ensure_ascii=False), content_type="application/json; charset=utf-8")


def _pdf(content: bytes, name: str) -> Response:
    response = Response(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{Path(name).name if name.isascii() else "appendix.pdf"}"'
    return response
