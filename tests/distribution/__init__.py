"""Tests of ``faqprint.distribution``."""
