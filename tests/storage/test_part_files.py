"""Files that are being written: whose writer was killed they are removed, and no others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from faqprint.storage.files import write_all, write_atomic
from faqprint.storage.part_files import part_name, remove_parts, remove_remains

#: Lays files beside a target without end, told of the first, and waits.
_WRITER = """
import sys, time
from pathlib import Path
from faqprint.storage.files import write_atomic
def parts():
    yield b"half"
    print("begun", flush=True)
    time.sleep(600)
write_atomic(Path(sys.argv[1]), parts())
"""


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.skipif(not hasattr(os, "uname"), reason="processes cannot be asked for")
def test_what_a_killed_run_left_is_removed_and_what_is_written_stays(tmp_path: Path) -> None:
    """It stayed for ever, beside the output of a build; that of a run that goes on stays."""
    target = tmp_path / "a.pdf"
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(target)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None and writer.stdout.readline() == "begun\n"
    (left,) = _names(tmp_path)
    write_atomic(target, b"whole", follow=True)
    assert _names(tmp_path) == {"a.pdf", left}
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    write_atomic(target, b"a program's own file")
    assert _names(tmp_path) == {"a.pdf", left}
    write_all({target: b"whole", tmp_path / "b": b"other"})
    assert _names(tmp_path) == {"a.pdf", "b"}


def test_only_what_is_ours_and_nobody_writes_is_removed(tmp_path: Path) -> None:
    """Another machine's young file, a folder, a link, another program's file and a name like ours stay."""
    machine, run = part_name().split("-")[1], "0123456789ab"
    other = "ffffffff" if machine != "ffffffff" else "00000000"
    gone = 2_000_000_000  # more than any system numbers its processes with
    old, young = f".faqprint-{other}-1-{run}-0.part", f".faqprint-{other}-1-{run}-1.part"
    kept = {
        young,
        f".faqprint-{machine}-{gone}-{run}-2.part.bak",
        f"x.faqprint-{machine}-{gone}-{run}-3.part",
        "a.part",
        part_name(),
    }
    for name in {old} | kept:
        (tmp_path / name).write_bytes(b"half")
    os.utime(tmp_path / old, (0, 0))
    folder, link = (f".faqprint-{machine}-{gone}-{run}-{number}.part" for number in (4, 5))
    (tmp_path / folder).mkdir()
    (tmp_path / link).symlink_to("a.part")
    remove_remains(tmp_path)
    assert _names(tmp_path) == kept | {folder, link}
    remove_remains(tmp_path / "nowhere")


def test_of_a_locked_folder_all_are_removed(tmp_path: Path) -> None:
    """Nobody else writes there; what cannot be removed stays."""
    for name in (part_name(), part_name(), "a.pdf"):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / part_name()).mkdir()
    remove_parts(tmp_path)
    assert len(_names(tmp_path)) == 2 and (tmp_path / "a.pdf").exists()
