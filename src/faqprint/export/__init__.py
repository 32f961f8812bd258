"""紙: pages to bytes."""
