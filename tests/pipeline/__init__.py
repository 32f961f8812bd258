"""Tests of ``faqprint.pipeline``."""
