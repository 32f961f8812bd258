"""配布: the branch list, the folder of editions, and what it takes to make and prove it."""
