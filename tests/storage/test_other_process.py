"""What two processes hand each other, and how one goes on without the other one."""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing import Pipe
from threading import Thread

from faqprint.storage.other_process import OtherProcess, processors

#: What a copy does, and what the first process then says; as a program of its own, for one with threads cannot be copied.
PROGRAM = """
import os, sys
from faqprint.storage.other_process import can_be_copied, copy_of_process

def answer(other):
    if sys.argv[1] == "ends":
        os._exit(0)
    if sys.argv[1] == "fails":
        raise ValueError("said by nobody")
    other.send([b"%d" % other.share, *other.receive()])

assert can_be_copied()
with copy_of_process(answer) as other:
    other.send([b"a", b""])
    print(other.share, other.receive(), other.swap([b"b"]))
print(os.waitpid(-1, os.WNOHANG) if sys.argv[1] == "" else "")
"""


def _run(how: str) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_copy_answers_and_is_gone() -> None:
    """It has the other share, gives what it was given, and is no child of the process any more when the block ends."""
    status, out, told = _run("")
    assert out == "0 [b'1', b'a', b''] None\n"
    assert (status, told.splitlines()[-1]) == (1, "ChildProcessError: [Errno 10] No child processes")


def test_a_copy_that_ends_is_lost() -> None:
    """Whether it was ended or its work failed: nothing comes of it, nothing is said, nothing waits."""
    for how in ("ends", "fails"):
        assert _run(how) == (0, "0 None None\n\n", "")


def test_both_hand_over_at_once() -> None:
    """More than any pipe holds: one listens while the other one speaks."""
    here, there = Pipe()
    first, second = OtherProcess(0, here), OtherProcess(1, there)
    large = [bytes(1 << 20), b"", b"x"]
    given: list[object] = []
    thread = Thread(target=lambda: given.append(second.swap([b"second"])), daemon=True)
    thread.start()
    assert first.swap(large) == [b"second"]
    thread.join()
    assert given == [large]


def test_processors() -> None:
    """At least the one that this runs on."""
    assert 1 <= processors() <= (os.cpu_count() or 1)
