"""Tests of the room ``binding``."""
