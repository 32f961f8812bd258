"""Tests of ``faqprint.exchange``."""
