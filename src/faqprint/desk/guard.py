"""Who may ask, and with what: a page of ours, in a browser on this machine, that was opened by the URL with the token."""

from __future__ import annotations

import hmac
import secrets
from typing import Final

from werkzeug.wrappers import Request, Response

from .answers import RefusedRequestError

ADDRESS: Final = "127.0.0.1"
#: Bytes of a request's body, and of one that holds a file.
BODY_BYTES: Final = 2_000_000
FILE_BYTES: Final = 20_000_000
#: What every write must bear: no form of another page can.
WRITE_HEADER: Final = "X-Faqprint"
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """The checks that stand before every answer, and the headers of each."""

    def __init__(self, port: int) -> None:
        """``port``: the one that is listened on."""
        self.port: Final = port
        self.token: Final = secrets.token_urlsafe(32)
        self.cookie: Final = f"faqprint_{port}"
        self._hosts: Final = (f"{ADDRESS}:{port}", f"localhost:{port}")

    @property
    def url(self) -> str:
        """What opens the desk."""
        return f"http://{ADDRESS}:{self.port}/?t={self.token}"

    def check_origin(self, request: Request) -> None:
        """Refuse a request by another name of this machine (DNS rebinding), or from another page."""
        host = request.environ.get("HTTP_HOST", "")
        if host not in self._hosts:
            raise RefusedRequestError(421, "desk-host", url=f"http://{self._hosts[0]}/")
        origin = request.headers.get("Origin")
        site = request.headers.get("Sec-Fetch-Site", "none")
        if origin not in (None, f"http://{host}") or site not in ("none", "same-origin"):
            raise RefusedRequestError(403, "desk-foreign")

    def check_cookie(self, request: Request) -> None:
        """Refuse a request without the cookie that the token became."""
        if not self._is_token(request.cookies.get(self.cookie, "")):
            raise RefusedRequestError(403, "desk-no-cookie")

    def check_write(self, request: Request, limit: int) -> None:
        """Refuse a write without its header, and one that is too large."""
        if not request.headers.get(WRITE_HEADER):
            raise RefusedRequestError(403, "desk-foreign")
        if (request.content_length or 0) > limit:
            raise RefusedRequestError(413, "desk-too-big", limit=f"{limit // 1_000_000} MB")
        request.max_content_length = limit  # of a body whose length was not said

    def admit(self, request: Request) -> Response | None:
        """Let in whoever bears the token: give the answer that makes a cookie of it; ``None``: there is no token.

        Raises ``RefusedRequestError`` for another token.
        """
        token = request.args.get("t")
        if token is None:
            return None
        if not self._is_token(token):
            raise RefusedRequestError(403, "desk-no-cookie")
        response = Response(status=303, headers={"Location": "/"})
        response.autocorrect_location_header = False
        response.set_cookie(self.cookie, self.token, path="/", httponly=True, samesite="Strict")
        return response

    def _is_token(self, token: str) -> bool:
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())

    def seal(self, response: Response) -> Response:
        """Put the headers on an answer that keep other pages out of it."""
        response.headers.update(_HEADERS)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
