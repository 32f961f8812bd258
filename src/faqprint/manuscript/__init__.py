"""原稿: what the editors wrote, as frozen values."""
