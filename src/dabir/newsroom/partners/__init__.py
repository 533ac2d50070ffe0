"""Who gets stories beside readers: under embargo before them, and word of every withdrawal."""
