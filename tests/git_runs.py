"""git for tests, whoever runs them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """What git prints, whoever runs the tests."""
    settings = ("user.name=a", "user.email=a@example.jp", "init.defaultBranch=main", "commit.gpgsign=false")
    identity = [part for setting in settings for part in ("-c", setting)]
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, env=environment, capture_output=True, check=True, text=True)
    return done.stdout.strip()
