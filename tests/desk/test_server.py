"""The server over real sockets: ports, many and slow clients, what it does not listen to."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from werkzeug.wrappers import Response

from faqprint.desk.guard import ADDRESS
from faqprint.desk.server import DeskServer
from faqprint.errors import MachineError

from .browser import write_content
from .served import ServedDesk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    """One desk for all tests of this file, which change nothing that another looks at."""
    folder = tmp_path_factory.mktemp("served")
    write_content(folder / "content")
    with ServedDesk(folder, cache=folder / "cache") as served:
        yield served


def raw(desk: ServedDesk, request: bytes) -> bytes:
    """What a request answers that is sent as it stands."""
    with desk.open() as opened:
        answer = b""
        with contextlib.suppress(OSError):  # it may be closed before all is said
            opened.sendall(request)
            opened.shutdown(socket.SHUT_WR)
            while part := opened.recv(65_536):
                answer += part
    return answer


def start_of_write(desk: ServedDesk) -> bytes:
    """The head of a write that may be done, but for the length of its body."""
    cookie = f"Cookie: faqprint_{desk.port}={desk.token}"
    return f"PUT /draft HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n{cookie}\r\nX-Faqprint: 1\r\n".encode()


def test_a_taken_port_is_told() -> None:
    """Exit 3; the port is held from the beginning, on this machine's own address alone."""
    server = DeskServer(0)
    with pytest.raises(MachineError) as caught:
        DeskServer(server.port)
    assert caught.value.code == "port-taken" and str(server.port) in str(caught.value)
    with socket.create_connection((ADDRESS, server.port)) as opened:
        assert opened.getpeername()[0] == "127.0.0.1"
    server.close()  # it never began to answer


def test_a_closed_server_answers_no_more() -> None:
    """Its threads end, and nobody listens at its port."""
    before = {*threading.enumerate()}
    server = DeskServer(0)
    server.start(Response("はい"))
    asked = HTTPConnection(ADDRESS, server.port)
    asked.request("GET", "/")
    assert asked.getresponse().read().decode() == "はい"
    asked.close()
    threads = {*threading.enumerate()} - before
    assert threads
    server.close()
    for thread in threads:
        thread.join(10)
    assert not any(thread.is_alive() for thread in threads)
    with pytest.raises(OSError, match=r"."):
        socket.create_connection((ADDRESS, server.port), 5)


def test_no_other_address_is_listened_on(desk: ServedDesk) -> None:
    """Neither that of the network, nor IPv6."""
    names = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)} | {"::1"} if socket.has_ipv6 else set()
    for name in names - {"127.0.0.1"}:
        if str(name).startswith("127."):
            continue
        with pytest.raises(OSError), contextlib.closing(socket.create_connection((str(name), desk.port), timeout=5)):
            pass


def test_a_request_without_a_host_is_refused(desk: ServedDesk) -> None:
    """HTTP 1.0 needs none, and may come from anywhere; nor does a whole address in the line count for one."""
    cookie = f"Cookie: faqprint_{desk.port}={desk.token}\r\n".encode()
    assert b" 421 " in raw(desk, b"GET /state HTTP/1.0\r\n" + cookie + b"\r\n")
    line = f"GET http://127.0.0.1:{desk.port}/state HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n".encode()
    assert b" 421 " in raw(desk, line + cookie + b"\r\n")
    twice = f"GET /state HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nHost: example.com\r\nConnection: close\r\n".encode()
    assert b" 200 " not in raw(desk, twice + cookie + b"\r\n").split(b"\r\n")[0]


@pytest.mark.parametrize(
    "line",
    [
        b"GET /../../etc/passwd",
        b"GET /..%2f..%2fetc%2fpasswd",
        b"GET //etc/passwd",
        b"GET /\\..\\x",
        b"GET /%00",
        b"GET *",
        b"X" * 40_000,
    ],
)
def test_a_path_that_leads_elsewhere_leads_nowhere(desk: ServedDesk, line: bytes) -> None:
    """Not a file, whatever is asked for."""
    answer = raw(desk, line + f" HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nConnection: close\r\n\r\n".encode())
    assert b"root:" not in answer
    assert not answer or answer.split(b" ")[1] in (b"400", b"403", b"404", b"431")


def test_huge_bodies_are_refused(desk: ServedDesk) -> None:
    """By what they say of themselves, before they are read, and in pieces whose sum nobody said."""
    head = start_of_write(desk)
    assert b" 413 " in raw(desk, head + b"Content-Length: 99999999999\r\n\r\n")
    assert desk.ask("PUT", "/draft", b" " * 2_000_001)[0] == 413
    piece = b"10000\r\n" + b" " * 65_536 + b"\r\n"
    assert b" 413 " in raw(desk, head + b"Transfer-Encoding: chunked\r\n\r\n" + piece * 40 + b"0\r\n\r\n")
    assert desk.ask("GET", "/state")[0] == 200


def test_a_workbook_that_is_too_large_is_read_to_its_end_and_told(desk: ServedDesk) -> None:
    """The connection was cut off while it was sent, and a browser told of no network."""
    status, answer = desk.ask("POST", "/import?name=a.xlsx", b" " * 25_000_000)
    assert (status, answer["faults"][0]["code"]) == (413, "desk-too-big")


def test_two_hundred_connections_and_slow_bodies_keep_nobody_waiting(desk: ServedDesk) -> None:
    """Silent ones, and writes whose bodies do not come: the page is answered all the same."""
    head = start_of_write(desk)
    with contextlib.ExitStack() as stack:
        opened = [stack.enter_context(desk.open()) for _ in range(200)]
        for one in opened[::2]:
            one.sendall(head + b"Content-Length: 1000\r\n\r\n{")
        assert desk.ask("GET", "/state")[0] == 200
        assert desk.ask("GET", "/page/1")[0] == 200
        assert desk.ask("PUT", "/undo", {})[0] == 200
