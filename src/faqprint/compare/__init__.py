"""対照: which question is which in two contents, and what changed."""
