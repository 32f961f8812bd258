"""Tests of ``faqprint.messages``."""
