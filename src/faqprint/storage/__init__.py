"""Whole files, the caches on disk and in memory, and the fingerprint of the program."""
