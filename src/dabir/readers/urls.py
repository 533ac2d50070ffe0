"""The addresses where readers are answered by Django."""

from django.urls import path

from dabir.readers import views

urlpatterns = [
    path("readers/send/<int:code>", views.send_form),
    path("readers/sent/<str:result>", views.sent),
]
