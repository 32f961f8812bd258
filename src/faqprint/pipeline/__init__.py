"""通し: from YAML to a proved PDF, and what is used again from the last run."""
