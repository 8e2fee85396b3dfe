from django.urls import path

from frontend.views import saved_views

urlpatterns = [
    path("w/<str:key>/views/", saved_views.views, name="saved_views"),
    path("w/<str:key>/views/<uuid:pk>/remove/", saved_views.remove, name="remove_view"),
]
