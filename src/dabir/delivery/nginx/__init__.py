"""nginx in front of the newsstand: its configuration, and the files it serves from disk.

:mod:`front` writes the configuration from the site's settings and an operator's choices,
:mod:`values` lets nothing into it that nginx could read as a directive, and :mod:`gather`
lays the static files out for ``gzip_static``. See ``docs/operating.md`` and
``docs/decisions/0013-in-front.md``.
"""
