"""The PDF: codes and glyphs, operators, tags, the file."""
