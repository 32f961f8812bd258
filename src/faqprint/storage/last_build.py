"""What the last build of an appendix made, piece by piece, so that the next one makes only what changed.

One file of the cache an appendix.  It holds only what its last build asked for, so that the appendix bounds it.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Final

from .disk_cache import DiskCache
from .memory_cache import make_anew
from .packing import unwrap, wrap

#: Bytes of a key: by 128 bits no two things meet by chance.
KEY_SIZE: Final = 16
#: Gives what the last build made under a key, or makes it (``memory_cache``).
BuildMemo = Callable[[bytes, Callable[[], bytes]], bytes]


def build_key(*parts: bytes) -> bytes:
    """Give a key from everything that a value depends on but the program."""
    made = blake2b(digest_size=KEY_SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


class LastBuild:
    """Values of the last build by key; those that this one asks for are kept for the next."""

    def __init__(self, cache: DiskCache, name: str) -> None:
        """``name``: of the appendix, in the cache.  Raises ``ValueError`` and the like if what is kept makes no sense."""
        self._cache = cache
        self._name: Final = f"build/{name}"
        self._kept: Final = cache.get(self._name) or b""
        keys, *values = unwrap(self._kept) if self._kept else [b""]
        names = [keys[at : at + KEY_SIZE] for at in range(0, len(keys), KEY_SIZE)]
        self._values: Final = dict(zip(names, values, strict=True))
        self._used: dict[bytes, bytes] = {}
        #: Gives the value that the last build had under a key, making it if it had none, and keeps it for the next build.
        self.memo: Final[BuildMemo] = self._memo if cache.keeps else make_anew

    def _memo(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        value = self._values.get(key)
        if value is None:
            value = make()
        self._used[key] = value
        return value

    @property
    def is_first(self) -> bool:
        """Whether no build before this one left anything."""
        return not self._values

    def save(self) -> None:
        """Leave what this build used to the next one, if it is not what is there already."""
        value = wrap([b"".join(self._used), *self._used.values()])
        if value != self._kept:
            self._cache.put(self._name, value)
