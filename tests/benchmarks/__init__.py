"""Speed beside other programs, on text in which no paragraph occurs twice."""
