"""The newsroom by its views and verbs. A package: what is prepared once for it is undone after its last test."""
