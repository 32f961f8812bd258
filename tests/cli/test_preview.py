"""``faqprint preview``: what is printed, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from faqprint.cli.arguments import parse
from faqprint.cli.main import main
from faqprint.cli.words import Words
from tests.desk.browser import write_content
from tests.desk.served import ServedDesk

from .stage import run


def options_of(*arguments: str) -> tuple[object, ...]:
    """Appendix, port, edition, whether it is for reading only, and whether the browser is opened."""
    options = parse(["preview", *arguments], Words("ja"))
    return options.appendix, options.port, options.edition, options.read_only, options.open


def test_its_options() -> None:
    """As the contract names them."""
    chosen = ["a.yaml", "--port", "8080", "--edition", "001", "--read-only", "--no-open"]
    assert options_of(*chosen) == ("a.yaml", 8080, "001", True, False)
    assert options_of() == ("content/appendix.yaml", 0, None, False, True)


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2."""
    assert main(["preview", "--port", port, "--no-open"]) == 2
    assert "--port" in capsys.readouterr().err


def test_the_url_is_all_that_is_printed_and_the_end_is_zero(tmp_path: Path) -> None:
    """One line; 「終わる」."""
    write_content(tmp_path / "content")
    with ServedDesk(tmp_path) as desk:
        assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/\?t=[-_A-Za-z0-9]{40,}\n", desk.line)
        assert desk.ask("POST", "/quit", {}) == (200, {"ok": True})
        assert desk.end() == (0, "", "")


def test_json_has_the_url(tmp_path: Path) -> None:
    """``result.url``, and nothing else on standard output."""
    write_content(tmp_path / "content")
    with ServedDesk(tmp_path, "--json") as desk:
        answer = json.loads(desk.line)
        assert answer["ok"] and answer["faults"] == [] and answer["result"].keys() == {"url"}
        desk.ask("POST", "/quit", {})
        assert desk.end()[:2] == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_ctrl_c_ends_it_with_130(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Told on standard error; standard output has its one line alone."""
    write_content(tmp_path / "content")
    with ServedDesk(tmp_path, *arguments) as desk:
        assert desk.ask("GET", "/state")[0] == 200
        desk.interrupt()
        status, out, err = desk.end()
    assert (status, out) == (130, "") and err.startswith("faqprint: error: ") and err.count("\n") == 1
    assert "保存していない文" in err  # it was told as a build's end, which goes on where it was stopped


def test_a_taken_port_is_exit_3(tmp_path: Path) -> None:
    """Told with another way out."""
    write_content(tmp_path / "content")
    with ServedDesk(tmp_path) as desk:
        done = run("preview", "--no-open", "--port", str(desk.port), "--json", cwd=tmp_path)
        assert done.returncode == 3
        assert json.loads(done.stdout)["faults"][0]["code"] == "port-taken"
        assert desk.ask("GET", "/state")[0] == 200


def test_the_server_s_parts_are_imported_by_this_verb_alone() -> None:
    """No other start of the program pays for them."""
    loaded = "[name for name in ('werkzeug', 'waitress', 'faqprint.desk') if name in sys.modules]"
    code = f"import sys, faqprint.cli.main as m; m.main(['check', 'none.yaml']); print({loaded})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
