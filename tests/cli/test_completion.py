"""``faqprint completion``: scripts for four shells."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
from pathlib import Path

import pytest

from faqprint.cli.arguments import VERBS
from faqprint.cli.completion import shell_verbs
from faqprint.cli.main import main
from faqprint.cli.words import Words

SHELLS = ["bash", "zsh", "fish", "powershell"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_verb_and_option_is_in_every_script(capsys: pytest.CaptureFixture[str], shell: str, lang: str) -> None:
    """With the same words as the help."""
    assert main(["completion", shell, "--lang", lang]) == 0
    script = capsys.readouterr().out
    for verb in shell_verbs(Words(lang)):
        assert verb.name in script
        assert shell == "bash" or verb.help.replace("'", "''" if shell == "powershell" else "'\\''") in script
        for option in verb.options:
            for name in option.names:
                assert (f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}") in script or name in script
    assert {"-o", "--password-file", "--only", "--strict"} <= {
        n for v in shell_verbs(Words(lang)) for o in v.options for n in o.names
    }


def test_the_verbs_are_those_of_the_program() -> None:
    """And ``help``, which takes one of them."""
    *verbs, helping = shell_verbs(Words("ja"))
    assert [verb.name for verb in verbs] == list(VERBS)
    assert helping.words == tuple(VERBS)


LINES = [
    (["b"], ["build"]),
    (["build", "--no"], ["--no-cache", "--no-proof"]),
    (["build", "--lang", ""], ["en", "ja"]),
    (["--lang", "en", "ed"], ["editions"]),
    (["completion", "z"], ["zsh"]),
    (["help", "impor"], ["import"]),
    (["editions", "--st"], ["--strict"]),
    (["build", "con"], ["contents.yaml"]),
    (["build", "-o", "con"], ["contents.yaml"]),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file, to whose name a shell completes."""
    (tmp_path / "contents.yaml").touch()
    return tmp_path


def script_of(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The script of a shell."""
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(("line", "completed"), LINES)
def test_bash_completes(folder: Path, capsys: pytest.CaptureFixture[str], line: list[str], completed: list[str]) -> None:
    """Verbs, options, the words that an option takes; what it leaves to bash, ``-o default`` completes to files."""
    words = " ".join(f"'{word}'" for word in ["faqprint", *line])
    default = f'complete -p faqprint | grep -q -- "-o default" && COMPREPLY=($(compgen -f -- "{line[-1]}"))'
    typed = f"COMP_WORDS=({words})\nCOMP_CWORD={len(line)}\n_faqprint\n[ ${{#COMPREPLY[@]}} -gt 0 ] || {{ {default}; }}\n"
    script = folder / "a script"
    script.write_text(script_of("bash", capsys) + typed + 'echo "${COMPREPLY[@]}"\n', "utf-8")
    ended = subprocess.run(["bash", str(script)], capture_output=True, check=True, cwd=folder)
    assert sorted(ended.stdout.decode().split()) == completed
    assert ended.stderr == b""


def test_fish_completes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same, as fish itself says."""
    asked = "\n".join(f"complete -C 'faqprint {' '.join(line)}'; echo ." for line, _ in LINES)
    (folder / "a script").write_text(f"{script_of('fish', capsys)}\n{asked}\n", "utf-8")
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    ended = subprocess.run(["fish", "-N", "a script"], capture_output=True, check=True, cwd=folder, env=environment)
    answers = [answer.split("\n") for answer in ended.stdout.decode().split(".\n") if answer]
    found = [sorted(line.split("\t")[0] for line in answer if line) for answer in answers]
    assert found == [completed for _, completed in LINES]


def test_zsh_completes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same with its own keys, where one word is meant: the line is completed as a tab is typed."""
    (folder / "a script").write_text(script_of("zsh", capsys), "utf-8")
    lines = [(line, completed[0]) for line, completed in LINES if len(completed) == 1]
    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        os.environ.update(TERM="vt100", LC_ALL="C.UTF-8", HOME=str(folder))
        os.execvp("zsh", ["zsh", "-f", "-i"])
    try:
        os.write(terminal, b"autoload -U compinit && compinit -D -u; source 'a script'; PS1=; echo rea''dy\n")
        screen = read_until(terminal, "ready\r\n")
        for number, (line, _) in enumerate(lines):
            typed = " ".join(["faqprint", *line])
            os.write(terminal, f"{typed}\t\x01: \x05; echo end''{number}\n".encode())  # told by an innocent command, then run
            screen = read_until(terminal, f"end{number}\r\n", screen)
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\x07\r]|.\x08", "", screen)
    for line, completed in lines:
        assert " ".join(["faqprint", *line[:-1], completed]) in shown


def read_until(terminal: int, sign: str, before: str = "") -> str:
    """What a terminal shows, until a sign stands there."""
    while sign not in before:
        assert select.select([terminal], [], [], 60)[0], before
        before += os.read(terminal, 65536).decode("utf-8", "replace")
    return before


def test_powershell_s_script_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """No PowerShell is at hand: outside its texts, whose curly quotes are doubled, every bracket is closed by its own."""
    bare = re.sub("'(?:[^'‘’‚‛]|['‘’‚‛]{2})*'|\"[^\"]*\"|(?m:^#.*$)", "", script_of("powershell", capsys))
    assert not set(bare) & set("'\"‘’‚‛「")
    while (inner := re.sub(r"\([^()\[\]{}]*\)|\[[^()\[\]{}]*\]|\{[^()\[\]{}]*\}", "", bare)) != bare:
        bare = inner
    assert not set(bare) & set("()[]{}")


def test_json_holds_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    """For programs that install it."""
    assert main(["completion", "fish", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert result["shell"] == "fish" and result["script"].startswith("# faqprint")


@pytest.mark.parametrize("line", [["completion"], ["completion", "tcsh"]])
def test_another_shell_is_the_command_line_s_fault(capsys: pytest.CaptureFixture[str], line: list[str]) -> None:
    """Exit 2, and those that there are."""
    assert main([*line, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["faults"][0]["code"] == "arguments"
