"""The desk in a browser: sessions, drafts and jobs behind a server for one person on this machine (``faqprint preview``)."""
