"""A plugin of pytest for tests under Wine 8: what that has not, and Windows has, is taken away from Python, too."""

import _winapi

#: ``shutil.copy2`` asks whether it is there (from 3.12 on), and Wine's crashes.
if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2
