"""The demonstration paper «سپیدار»: original stories, pictures and films drawn by code.

:mod:`manuscript` reads the stories (``stories/<section>/<code>.toml``), :mod:`pictures`
and :mod:`films` draw what they show, :mod:`edition` publishes them through the verb an
editor uses, :mod:`archive` makes archives of any size for measuring.
"""
