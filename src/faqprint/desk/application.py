"""The desk's routes: what is asked for by numbers and fixed names alone, and what it is answered with (WSGI)."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from ..errors import UsageError
from ..source.changes import SpliceError
from .answers import RefusedRequestError, refusal, refusal_of
from .draft import ChangedFilesError
from .guard import BODY_BYTES, FILE_BYTES, Guard
from .requests import read_object
from .session import FaultyDraftError, Session
from .writes import WRITES

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from .jobs import Jobs

_KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_ASSETS: Final = Path(__file__).parent / "assets"
_PAGE: Final = "index.html"
_ROUTES: Final = Map(
    [
        Rule("/", endpoint="start", methods=["GET"]),
        Rule("/state", endpoint="state", methods=["GET"]),
        Rule("/page/<int:number>", endpoint="page", methods=["GET"]),
        Rule("/question/<int:number>", endpoint="question", methods=["GET"]),
        Rule("/form/<int:number>", endpoint="form", methods=["GET"]),
        Rule("/font/<int:number>", endpoint="font", methods=["GET"]),
        Rule("/picture/<int:number>", endpoint="picture", methods=["GET"]),
        Rule("/pdf", endpoint="pdf", methods=["GET"]),
        *(Rule(f"/{name}", endpoint=f"write:{name}", methods=["PUT"]) for name in WRITES),
        *(Rule(f"/{name}", endpoint=f"job:{name}", methods=["POST"]) for name in ("build", "editions", "diff", "stop", "quit")),
        *(Rule(f"/{name}", endpoint=f"file:{name}", methods=["POST"]) for name in ("import", "export")),
    ],
    strict_slashes=True,
    merge_slashes=False,
    redirect_defaults=False,
)


class DeskApplication:
    """A WSGI application: one desk."""

    def __init__(self, session: Session, jobs: Jobs, guard: Guard, quit_desk: Callable[[], None]) -> None:
        """``quit_desk`` is called once 「終わる」 has been answered."""
        self.session = session
        self.jobs = jobs
        self.guard = guard
        self._quit = quit_desk
        self._assets = {
            f"/{path.name}": path for path in sorted(_ASSETS.glob("*")) if path.suffix in _KINDS and path.name != _PAGE
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        request = Request(environ)
        try:
            response = self._answer(request)
        except HTTPException as error:
            response = self._refuse(_refusal_of_route(error))
            if isinstance(error, MethodNotAllowed):
                response.allow.update(error.valid_methods or ())  # RFC 9110 15.5.6
        except Exception as error:  # whatever happens, the page is told, and the desk goes on
            response = self._refuse(error)
        return self.guard.seal(response)(environ, start_response)

    def _refuse(self, error: Exception) -> Response:
        session = self.session
        with session.lock:
            news = {"since": session.revision}  # a refusal changes nothing: what its writer does not know, others did
            if isinstance(error, ChangedFilesError):
                names = [os.path.relpath(path, session.folder).replace(os.sep, "/") for path in error.files]
                conflict = session.conflict() or {"files": sorted(names)}
                return _as_json(session.short_state() | news | {"ok": False, "conflict": conflict}, 409)
            if isinstance(error, FaultyDraftError):
                return self._faulty(news)
        if isinstance(error, SpliceError):
            _, body = refusal_of(UsageError("splice-refused"), session.lang)
            return _as_json(body, 422)
        try:
            status, body = refusal_of(error, session.lang)
        except Exception as unforeseen:
            logging.getLogger("faqprint").exception("desk")
            status, body = 500, refusal("own-fault", f"{type(unforeseen).__name__}: {unforeseen}")
        return _as_json(body, status)

    def _answer(self, request: Request) -> Response:
        self.guard.check_origin(request)
        if request.path in self._assets and request.method in ("GET", "HEAD"):
            return _conditional(request, _file(self._assets[request.path]))
        if request.path == "/" and request.method == "GET" and (admitted := self.guard.admit(request)):
            return admitted
        self.guard.check_cookie(request)
        if request.path in self._assets:
            raise MethodNotAllowed(["GET", "HEAD"])
        endpoint, values = _ROUTES.bind_to_environ(request.environ).match()
        kind, _, name = str(endpoint).partition(":")
        if not name:
            answer: Response = getattr(self, f"get_{kind}")(request, **values)
            return _conditional(request, answer)
        self.guard.check_write(request, FILE_BYTES if name == "import" else BODY_BYTES)
        if kind == "write":
            return self._write(name, read_object(request.get_data()))
        if kind == "file":
            return self.jobs.answer_file(name, request)
        return self._job(name, read_object(request.get_data()))

    # --- what is read -------------------------------------------------------------------------------------------------

    def get_start(self, request: Request) -> Response:
        """The page."""
        return _file(_ASSETS / _PAGE)

    def get_state(self, request: Request) -> Response:
        """All that the page shows but the pages; what it has of the outline already is left out."""
        session = self.session
        with session.lock:
            tag = f"{session.revision}-{self.guard.token[:8]}"
            if request.if_none_match.contains(tag):
                return _with_tag(Response(), tag)
            return _with_tag(_as_json(session.state()), tag)

    def get_page(self, request: Request, number: int) -> Response:
        """A page of the last draft that could be printed."""
        session = self.session
        with session.lock:
            shown = session.shown
            if shown is None or shown.layout is None or not 1 <= number <= shown.layout.count:
                raise RefusedRequestError(404, "desk-not-found")
            tag = f"{session.layout}-{number}-{self.guard.token[:8]}"
            if request.if_none_match.contains(tag):
                return _with_tag(Response(), tag)
            return _with_tag(Response(session.pages.draw(shown, number - 1), content_type=_KINDS[".svg"]), tag)

    def get_question(self, request: Request, number: int) -> Response:
        """A question's form."""
        from .question_edits import question_of
        from .seen import seen_question

        with self.session.lock:
            return _as_json(question_of(self.session, number) | {"seen": seen_question(self.session, number)})

    def get_form(self, request: Request, number: int) -> Response:
        """The form of a section, of the appendix, of the style or of the branch list."""
        from .forms import form_of
        from .seen import form_with_seen

        with self.session.lock:
            return _as_json(form_with_seen(self.session, form_of(self.session, number)))

    def get_font(self, request: Request, number: int) -> Response:
        """A font of the pages."""
        with self.session.lock:
            content, tag = self.session.pages.font(self.session.shown, number)
        response = Response(content, content_type="font/ttf")
        response.headers["Cache-Control"] = "private, max-age=31536000, immutable" if request.args.get("v") == tag else "no-cache"
        response.set_etag(tag)
        return response

    def get_picture(self, request: Request, number: int) -> Response:
        """A picture of the pages."""
        with self.session.lock:
            content, kind = self.session.pages.picture(number)
        response = Response(content, content_type=kind)
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        return response

    def get_pdf(self, request: Request) -> Response:
        """The proved PDF of what is shown, or the table that a comparison made."""
        return self.jobs.answer_pdf(of_comparison=request.args.get("of") == "diff")

    # --- what is done -------------------------------------------------------------------------------------------------

    def _write(self, name: str, body: Mapping[str, Any]) -> Response:
        session = self.session
        with session.lock:
            known, since = session.outline, session.revision
            also = {"since": since, **WRITES[name](session, body)}
            if name == "save":
                return _as_json(session.short_state() | also)
            answer = session.short_state() | also
            if session.outline != known:
                answer["outline"] = session.outline
            if session.is_faulty and not session.is_empty:
                return self._faulty(also if session.outline == known else {**also, "outline": session.outline})
        return _as_json(answer)

    def _faulty(self, also: Mapping[str, Any]) -> Response:
        """Answer that what is drafted is at fault: as ``--json`` tells it."""
        session = self.session
        body = {"ok": False, "faults": session.faults, "result": {}}
        return _as_json(body | {"desk": session.short_state() | dict(also)}, 422)

    def _job(self, name: str, body: Mapping[str, Any]) -> Response:
        if name != "quit":
            return _as_json(*self.jobs.start(name, body))
        response = _as_json({"ok": True})
        response.call_on_close(self._quit)
        return response


def _as_json(body: Mapping[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(body, ensure_ascii=False), status, content_type="application/json; charset=utf-8")


def _with_tag(response: Response, tag: str) -> Response:
    response.set_etag(tag)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _file(path: Path) -> Response:
    try:
        content = path.read_bytes()
    except OSError:
        raise RefusedRequestError(404, "desk-not-found") from None
    response = Response(content, content_type=_KINDS[path.suffix])
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response


def _conditional(request: Request, response: Response) -> Response:
    if request.method in ("GET", "HEAD") and response.status_code == 200:
        response.make_conditional(request.environ)
    return response


def _refusal_of_route(error: HTTPException) -> RefusedRequestError:
    if isinstance(error, RequestEntityTooLarge):
        return RefusedRequestError(413, "desk-too-big", limit="20 MB")
    if isinstance(error, MethodNotAllowed):
        return RefusedRequestError(405, "desk-method")
    if isinstance(error, NotFound):
        return RefusedRequestError(404, "desk-not-found")
    return RefusedRequestError(error.code or 400, "desk-request", reason=error.name)
