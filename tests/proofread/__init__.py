"""Tests of the room ``proofread``."""
