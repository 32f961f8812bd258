"""The starter: a small commented content with all that it takes, as it is written into a folder."""

from __future__ import annotations

import json
from pathlib import Path

from ..manuscript.json_schema import schema
from ..proofread.rules import RULES

_STARTER = Path(__file__).parents[1] / "starter"


def starter_files(folder: Path) -> dict[Path, bytes]:
    """Give the files of the starter with their places in a folder, the schema for editors among them."""
    content = {folder / path.name: path.read_bytes() for path in sorted(_STARTER.iterdir()) if path.suffix in (".yaml", ".csv")}
    table = json.dumps(schema({rule.id: rule.title[0] for rule in RULES}), ensure_ascii=False, indent=1)
    content[folder / "appendix.schema.json"] = f"{table}\n".encode()
    return content
