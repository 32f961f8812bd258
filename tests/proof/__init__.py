"""Tests of the proof: good files have no finding, damaged ones have the right one."""
