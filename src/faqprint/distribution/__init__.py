"""配布: one edition for every branch."""
