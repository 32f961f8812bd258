"""命令: the command line, a file a verb."""
