"""The files of a git revision, read without a checkout: git itself is asked, so that every kind of repository is understood."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ..errors import MachineError, UsageError

#: Seconds that git may take for one answer: it may wait for a network, or for a person.
_SECONDS: Final = 60
#: Nothing is fetched: a repository from elsewhere could name any command as the way to its remote (git-config, protocol.ext).
_ENVIRONMENT: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
#: The largest folder that is read, in bytes.
FOLDER_BYTES: Final = 256_000_000


def read_revision(revision: str, folder: Path) -> Mapping[str, bytes]:
    """Give the files of a folder (there now) in a revision, by their names from the folder on.

    Raises ``UsageError`` if there is no repository, no such revision, or no such folder in it; ``MachineError`` without git.
    """
    here = _existing(folder)
    _repository(here, revision)
    commit = _answer(here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        shallow = (_answer(here, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
        raise UsageError("git-shallow" if shallow else "git-revision-unknown", revision=revision)
    prefix = (_answer(here, "rev-parse", "--show-prefix") or b"").decode("utf-8", "surrogateescape").rstrip("\n")
    missing = folder.resolve().relative_to(here.resolve()).as_posix() if here != folder else ""
    place = f"{prefix}{missing}/".lstrip("/") if missing not in ("", ".") else prefix
    return _files(here, commit.decode().strip(), place)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    for candidate in (folder, *folder.parents):
        if candidate.is_dir():
            return candidate
    return Path()


def _repository(folder: Path, revision: str) -> None:
    if shutil.which("git") is None:
        raise MachineError("git-missing", revision=revision)
    if _answer(folder, "rev-parse", "--git-dir") is None:
        raise UsageError("git-no-repository", revision=revision, folder=folder.as_posix())


def _files(here: Path, commit: str, place: str) -> Mapping[str, bytes]:
    """The blobs below a place of a commit; links and sub-repositories are none."""
    listing = _answer(here, "ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", place or ".")
    if listing is None:
        raise UsageError("git-file-missing", file=place or ".")
    objects: list[tuple[str, bytes]] = []
    total = 0
    for entry in filter(None, listing.split(b"\0")):
        head, _, path = entry.partition(b"\t")
        mode, kind, identity, size = head.split()
        if kind == b"blob" and mode != b"120000":
            name = path.decode("utf-8", "surrogateescape").removeprefix(place)
            if not size.isdigit():  # it is not in the repository
                raise UsageError("git-file-missing", file=name)
            total += int(size)
            objects.append((name, identity))
    if total > FOLDER_BYTES:
        raise UsageError("git-folder-too-big", folder=place or ".", limit=str(FOLDER_BYTES // 1_000_000))
    content = _answer(here, "cat-file", "--batch", data=b"".join(identity + b"\n" for _, identity in objects))
    if content is None:
        raise UsageError("git-file-missing", file=place or ".")
    files, at = {}, 0
    for name, _ in objects:
        begin = content.index(b"\n", at) + 1
        told = content[at:begin].split()
        if len(told) != 3:  # "missing"
            raise UsageError("git-file-missing", file=name)
        end = begin + int(told[2])
        files[name] = content[begin:end]
        at = end + 1
    return files


def _answer(folder: Path, *arguments: str, data: bytes | None = None) -> bytes | None:
    """What git prints; ``None``: it says no."""
    environment = {**os.environ, **_ENVIRONMENT}
    command: Sequence[str] = ("git", "--no-pager", "--literal-pathspecs", *arguments)
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, input=data or b"", capture_output=True, timeout=_SECONDS, check=False
        )
    except FileNotFoundError:
        raise MachineError("git-missing", revision=arguments[-1]) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MachineError("git-failed", reason=str(error)) from None
    return done.stdout if done.returncode == 0 else None
