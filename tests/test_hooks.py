"""What other repositories use of this one: the hook that checks a content before it is committed."""

from __future__ import annotations

from pathlib import Path

import yaml

from faqprint.cli.arguments import VERBS

ROOT = Path(__file__).parent.parent


def test_the_hook_runs_a_verb_of_the_program() -> None:
    """``faqprint check`` on the whole content, whichever of its files changed."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"].split()[0] == "faqprint" and hook["entry"].split()[1] in VERBS
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
