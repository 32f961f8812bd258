"""``faqprint completion``: scripts for four shells."""

from __future__ import annotations

import json
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


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        (["b"], ["build"]),
        (["build", "--no"], ["--no-proof", "--no-cache"]),
        (["build", "--lang", ""], ["ja", "en"]),
        (["--lang", "en", "ed"], ["editions"]),
        (["completion", "z"], ["zsh"]),
        (["help", "im"], ["import"]),
        (["build", "con"], []),  # left to the shell, which knows the files
    ],
)
def test_bash_completes(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: list[str], completed: list[str]) -> None:
    """Verbs, options, the words that an option takes."""
    assert main(["completion", "bash"]) == 0
    words = " ".join(f"'{word}'" for word in ["faqprint", *line])
    script = tmp_path / "c.bash"
    typed = f'COMP_WORDS=({words})\nCOMP_CWORD={len(line)}\n_faqprint\necho "${{COMPREPLY[@]}}"\n'
    script.write_text(capsys.readouterr().out + typed, "utf-8")
    ended = subprocess.run(["bash", str(script)], capture_output=True, check=True)
    assert ended.stdout.decode().split() == completed
    assert ended.stderr == b""


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
