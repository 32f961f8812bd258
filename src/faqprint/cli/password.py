"""The password of an encrypted PDF: from a file or a prompt, never from the command line, where others could read it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError

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
    """Read a file's first line."""
    from ..limits import PASSWORD_LINE
    from ..storage.files import refuse_inputs

    try:
        refuse_inputs([Path(output)], [Path(name)])
        with Path(name).open(encoding="utf-8-sig") as file:
            return file.readline(PASSWORD_LINE).rstrip("\n")
    except UnicodeDecodeError as error:
        raise UsageError("password-file-encoding", file=name) from error
    except FileNotFoundError as error:
        raise UsageError("password-file-missing", file=name) from error


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
