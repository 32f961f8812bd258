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


#: Ctrl-C reaches both processes at the moment at which there are two.
INTERRUPTED = """
import os, signal
from faqprint.storage.other_process import copy_of_process

interrupt = lambda: os.kill(os.getpid(), signal.SIGINT)
os.register_at_fork(after_in_child=interrupt, after_in_parent=interrupt)
try:
    with copy_of_process(lambda other: other.receive()):
        print("not interrupted")
except KeyboardInterrupt:
    try:
        os.waitpid(-1, 0)
    except ChildProcessError:
        print("no child")
"""
#: No more files may be opened than are.
NO_FILES = """
import resource
from faqprint.storage.other_process import copy_of_process

first = open("/dev/null").fileno()
resource.setrlimit(resource.RLIMIT_NOFILE, (first + 1, first + 1))
with copy_of_process(lambda other: None) as other:
    print(other)
"""


def _run(how: str, program: str = PROGRAM) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-c", program, how], capture_output=True, text=True, check=False)
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


def test_ctrl_c_while_it_is_copied() -> None:
    """The copy said a traceback of its own on the terminal, or was left behind to work on."""
    assert _run("", INTERRUPTED) == (0, "no child\n", "")


def test_where_no_file_may_be_opened() -> None:
    """There is no copy, and nothing fails for it."""
    assert _run("", NO_FILES) == (0, "None\n", "")


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
