"""The password of an encrypted PDF: from a file or a prompt, never from the command line, where others could read it."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..limits import PASSWORD_LINE, PIPE_OPENED, PIPE_WRITTEN

if TYPE_CHECKING:
    from .words import Words


def read_password(options: Namespace, words: Words) -> str:
    """Read the password from a file's first line, or have it typed twice; raises ``UsageError`` if there is none."""
    if options.password_file is not None:
        password = _in_file(options.password_file, options.output)
    else:
        password, again = (_ask(words(prompt), words) for prompt in ("password-prompt", "password-again"))
        if password != again:
            raise UsageError("password-differs")
    if not password:
        raise UsageError("password-empty")
    return password


def _in_file(name: str, output: str) -> str:
    """Read a file's first line; the file may be a pipe, as a shell makes one of ``<(command)``, or a terminal."""
    from ..storage.files import refuse_inputs

    try:
        refuse_inputs([Path(output)], [Path(name)])
        mode = Path(name).stat().st_mode
        if stat.S_ISDIR(mode) or stat.S_ISSOCK(mode):
            raise UsageError("not-a-file", file=name)
        if stat.S_ISFIFO(mode) and hasattr(os, "O_NONBLOCK"):
            return _decode_line(_read_pipe(name))
        with Path(name).open("rb") as file:
            return _decode_line(file.readline(PASSWORD_LINE))
    except UnicodeDecodeError as error:
        raise UsageError("password-file-encoding", file=name) from error
    except FileNotFoundError as error:
        raise UsageError("password-file-missing", file=name) from error


def _decode_line(data: bytes) -> str:
    """Give what the first line says, without its end or a byte order mark; of a line that is too long a part."""
    text = codecs.getincrementaldecoder("utf-8-sig")().decode(data, final=len(data) < PASSWORD_LINE)
    return text.replace("\r", "\n").partition("\n")[0]


def _read_pipe(name: str) -> bytes:
    """Read from a pipe until a line has ended, or its writer; raises ``UsageError`` if neither comes in time.

    Of a pipe that nobody has opened nothing is read, as if its writer had ended; but ``select`` does not call it ready.
    """
    import select
    import time

    begun, line = time.monotonic(), b""
    descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
    try:
        while b"\n" not in line and len(line) < PASSWORD_LINE:
            ready, _, _ = select.select([descriptor], [], [], 0.05)
            try:
                part, patience = os.read(descriptor, PASSWORD_LINE - len(line)), PIPE_OPENED
            except BlockingIOError:  # somebody has it open, and has yet to write
                part, patience = b"", PIPE_WRITTEN
            if ready and not part:
                break
            line += part
            if time.monotonic() - begun > (PIPE_WRITTEN if line else patience):
                raise UsageError("password-file-silent", file=name)
    finally:
        os.close(descriptor)
    return line


def _ask(prompt: str, words: Words) -> str:
    """Have a password typed, unseen where that can be; where nobody types, the next line of standard input is one."""
    import getpass
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except getpass.GetPassWarning:  # it would say so in English, and ask all the same
        if sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None:
            sys.stderr.write(f"{words('password-visible')}\n{prompt}")
            sys.stderr.flush()
        return _next_line()
    except EOFError as error:
        raise UsageError("password-empty") from error


def _next_line() -> str:
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise UsageError("password-empty")
    return line.rstrip("\r\n")
