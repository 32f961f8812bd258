"""面: blocks to pages."""
