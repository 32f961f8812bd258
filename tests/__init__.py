"""All tests; the folders mirror the rooms of ``faqprint``."""
