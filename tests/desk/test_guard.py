"""Who may ask: names of this machine, cookies, origins, and how large a request may be."""

from __future__ import annotations

import pytest

from faqprint.desk.guard import BODY_BYTES, FILE_BYTES

from .browser import HOST, PORT, Browser


def test_the_token_becomes_a_cookie_and_leaves_the_address(browser: Browser) -> None:
    """HttpOnly, SameSite=Strict, named after the port; the browser is sent to the bare address."""
    assert browser.first.status_code == 303
    assert browser.first.headers["Location"] == "/"
    kept = browser.first.headers["Set-Cookie"]
    assert kept.startswith(f"faqprint_{PORT}={browser.guard.token};")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in kept.split(";")}


@pytest.mark.parametrize("token", ["", "x", "é", "%00"])
def test_another_token_opens_nothing(browser: Browser, token: str) -> None:
    """Neither an empty one nor one of other characters."""
    browser.client.delete_cookie(f"faqprint_{PORT}", domain="127.0.0.1")
    answer = browser.ask("GET", f"/?t={token}")
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


READ = ["/", "/state", "/page/1", "/question/1", "/form/1", "/font/0", "/picture/0", "/pdf", "/nothing", "/x.js"]
WRITTEN = [("PUT", f"/{name}") for name in ("draft", "save", "undo", "redo", "move", "add", "delete")]
STARTED = [("POST", f"/{name}") for name in ("build", "editions", "diff", "import", "export", "stop", "quit")]


@pytest.mark.parametrize(("method", "path"), [*(("GET", path) for path in READ), *WRITTEN, *STARTED, ("OPTIONS", "/draft")])
def test_nothing_but_assets_without_the_cookie(browser: Browser, method: str, path: str) -> None:
    """403, whatever is asked for, there or not."""
    browser.client.delete_cookie(f"faqprint_{PORT}", domain="127.0.0.1")
    assert browser.ask(method, path).status_code == 403
    browser.client.set_cookie(f"faqprint_{PORT}", "x", domain="127.0.0.1")
    assert browser.ask(method, path).status_code == 403
    assert browser.ended == 0


@pytest.mark.parametrize(
    "host",
    ["example.com", f"example.com:{PORT}", "127.0.0.1", "localhost", f"127.0.0.1:{PORT + 1}", f"[::1]:{PORT}", "127.1:50000"],
)
def test_another_name_of_the_machine_is_refused(browser: Browser, host: str) -> None:
    """421, before anything else is looked at: a name server of somebody else may give this machine's address."""
    for path in ("/", "/state", f"/?t={browser.guard.token}", "/desk.js"):
        assert browser.ask("GET", path, Host=host).status_code == 421
    assert browser.ask("PUT", "/undo", {}, Host=host).status_code == 421


def test_localhost_is_the_other_name(browser: Browser) -> None:
    """The cookie is asked for there, too."""
    browser.client.set_cookie(f"faqprint_{PORT}", browser.guard.token, domain="localhost")
    assert browser.ask("GET", "/state", Host=f"localhost:{PORT}", Origin=f"http://localhost:{PORT}").status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "http://example.com",
        f"https://127.0.0.1:{PORT}",
        f"http://127.0.0.1:{PORT + 1}",
        f"http://localhost:{PORT}",
        f"http://{HOST}.example.com",
    ],
)
def test_a_foreign_origin_is_refused(browser: Browser, origin: str) -> None:
    """Reads and writes alike, though the cookie is there."""
    assert browser.ask("GET", "/state", Origin=origin).status_code == 403
    assert browser.ask("PUT", "/draft", {"question": 1, "field": "answer", "value": "x"}, Origin=origin).status_code == 403
    assert browser.session.draft.is_saved


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("x", 403), ("none", 200), ("same-origin", 200)]
)
def test_a_foreign_site_is_refused(browser: Browser, site: str, status: int) -> None:
    """As browsers tell it by ``Sec-Fetch-Site``: also another port of this machine."""
    assert browser.ask("GET", "/state", Sec_Fetch_Site=site).status_code == status


def test_writes_need_their_header(browser: Browser) -> None:
    """A form of another page cannot send it."""
    for method, path in (*WRITTEN, *STARTED):
        assert browser.ask(method, path, {}, X_Faqprint="").status_code == 403
    assert browser.ended == 0


def test_every_answer_keeps_other_pages_out(browser: Browser) -> None:
    """Answers and refusals bear the policy, and none lets another page read it."""
    for answer in (
        browser.first,
        browser.ask("GET", "/state"),
        browser.ask("GET", "/page/1"),
        browser.ask("GET", "/nothing"),
        browser.ask("GET", "/state", Host="example.com"),
        browser.ask("PUT", "/draft", b"{"),
        browser.ask("OPTIONS", "/draft", Origin=f"http://{HOST}"),
    ):
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]


def test_a_body_has_two_megabytes_and_a_workbook_twenty(browser: Browser) -> None:
    """413 beyond; one that is as large as may be is only no request of ours."""
    assert browser.ask("PUT", "/draft", b" " * BODY_BYTES).status_code == 400
    assert browser.ask("PUT", "/draft", b" " * (BODY_BYTES + 1)).status_code == 413
    assert browser.ask("POST", "/build", b" " * (BODY_BYTES + 1)).status_code == 413
    assert browser.ask("POST", "/import?name=a.csv", b" " * (BODY_BYTES + 1)).status_code == 422
    assert browser.ask("POST", "/import?name=a.csv", b" " * (FILE_BYTES + 1)).status_code == 413
