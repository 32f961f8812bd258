"""Modules that are loaded, and patterns that are compiled, only when something is asked of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from faqprint import build, editions

from ..distribution.test_executor import files, many

#: Builds an appendix in a process that waits with these modules, and asks one of them then.
PROGRAM = """if True:
    import sys
    from faqprint.cli.late_modules import load_late
    load_late()
    import faqprint
    faqprint.build(sys.argv[1], sys.argv[2], cache=False)
    print(*sys.modules)
    from PIL import Image
    print(Image.new("1", (2, 3)).size, *sys.modules)
"""

#: Makes editions in two processes.
EDITIONS_PROGRAM = """if True:
    import sys
    from faqprint.cli.late_modules import load_late
    load_late()
    import faqprint
    if __name__ == "__main__":
        print(len(faqprint.editions(sys.argv[1], sys.argv[2], jobs=2, cache=False).made))
"""

#: Reads YAML by PyYAML's parser in Python, which a build never asks for.
YAML_PROGRAM = """if True:
    import sys
    from faqprint.cli.late_modules import load_late
    load_late()
    import yaml
    import re
    print(type(yaml.reader.Reader.NON_PRINTABLE).__name__, type(re.compile("")).__name__)
    print(yaml.load(sys.argv[1], yaml.SafeLoader))
"""

#: A module with late patterns that is the first to load another one, which asks something of its own pattern at once.
NESTED = {
    "platform.py": "import re\nimport nested\nLATE = re.compile('a')\n",
    "nested.py": "import re\nAT_ONCE = re.compile('b')\nassert AT_ONCE.match('b')\nFOUND = re.sub(AT_ONCE, '', 'abc')\n",
}
NESTED_PROGRAM = """if True:
    import sys
    from faqprint.cli.late_modules import load_late
    load_late()
    import platform
    print(type(platform.LATE).__name__, type(platform.nested.AT_ONCE).__name__, platform.LATE.match("a")[0])
"""


def test_build_asks_nothing_of_them(tmp_path: Path, content: Path) -> None:
    """The PDF is the same; who asks finds the whole module, and with it what it imports itself."""
    late, early = tmp_path / "late.pdf", tmp_path / "early.pdf"
    ended = subprocess.run([sys.executable, "-c", PROGRAM, content, late], capture_output=True, encoding="utf-8", check=True)
    before, after = map(str.split, ended.stdout.splitlines())
    assert {"PIL.Image", "pickle", "tempfile"} <= set(before)
    assert {"PIL.ImageMode", "_pickle", "shutil"}.isdisjoint(before)
    assert after[:2] == ["(2,", "3)"] and "PIL.ImageMode" in after
    build(content, early, cache=False)
    assert late.read_bytes() == early.read_bytes()


def test_processes_make_the_same_editions(content: Path) -> None:
    """Copies of a process whose modules wait; it has the threads of their executor."""
    many(content, 40)
    late, early = content.parent / "late", content.parent / "early"
    program = content.with_name("program.py")
    program.write_text(EDITIONS_PROGRAM, "utf-8")
    ended = subprocess.run([sys.executable, program, content, late], capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout == "40\n"
    editions(content, early, cache=False)
    assert files(late) == files(early)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[2026-04-01, 0x10, 1.5, ~, yes]", "[datetime.date(2026, 4, 1), 16, 1.5, None, True]"),
        ("a\x01b", "special characters are not allowed"),
    ],
)
def test_pattern_is_compiled_when_it_is_asked(text: str, told: str) -> None:
    """PyYAML's own reader finds its patterns as if they had been compiled at once; later patterns are."""
    ended = subprocess.run([sys.executable, "-c", YAML_PROGRAM, text], capture_output=True, encoding="utf-8", check=False)
    assert ended.stdout.splitlines()[0] == "LatePattern Pattern"
    assert told in ended.stdout + ended.stderr


def test_modules_that_such_a_module_loads_have_patterns_at_once(tmp_path: Path) -> None:
    """It ended in a recursion without end where one of them asked something of its own."""
    for name, text in NESTED.items():
        (tmp_path / name).write_text(text, "utf-8")
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{NESTED_PROGRAM}"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert ended.stdout.split() == ["LatePattern", "Pattern", "a"], ended.stderr
