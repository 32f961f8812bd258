"""Tests of ``faqprint.source``."""
