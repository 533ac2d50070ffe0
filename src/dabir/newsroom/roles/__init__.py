"""Who may do what, and the way of a story from hand to hand."""
