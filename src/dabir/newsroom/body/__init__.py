"""The text of a story: the blocks it is written with at the desk, and those of the record, and the way between."""
