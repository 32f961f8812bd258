"""校正: reads the PDF back and compares it with what was to be printed."""
