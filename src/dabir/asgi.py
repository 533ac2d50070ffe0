"""The ASGI application: Django alone, which answers whatever is not baked."""

from django.core.asgi import get_asgi_application

application = get_asgi_application()
