"""Random contents, damaged inputs and kills, for as long as one likes: nothing may break the program (``__main__``)."""
