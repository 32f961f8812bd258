"""Tests of ``faqprint.cli``."""
