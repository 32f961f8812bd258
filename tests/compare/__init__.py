"""Tests of ``faqprint.compare``."""
