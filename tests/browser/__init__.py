"""The desk in Debian's Chromium: every sentence that its contract promises the clerk (``make browser``)."""
