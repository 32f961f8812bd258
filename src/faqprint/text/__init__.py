"""行: one paragraph to lines; knows nothing of the manuscript or of PDF."""
