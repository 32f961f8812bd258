"""Tests of ``faqprint.storage``."""
