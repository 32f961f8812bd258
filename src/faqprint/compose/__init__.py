"""組: manuscript and style to flowables and structure."""
