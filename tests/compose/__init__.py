"""Tests of ``faqprint.compose``."""
