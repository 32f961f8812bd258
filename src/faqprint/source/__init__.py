"""YAML, CSV and workbooks to values with file, line and column."""
