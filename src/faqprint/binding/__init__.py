"""製本: finished PDFs bound together, or imposed on sheets; the only room that works on files of other programs."""
