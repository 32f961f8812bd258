"""Tests of the manuscript room."""
