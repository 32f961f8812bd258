"""表計算: content to and from workbooks and CSV, in place."""
