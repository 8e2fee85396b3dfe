from django.urls import path

from frontend.views import links

urlpatterns = [
    path("w/<str:key>/links/<slug:noun>/<uuid:pk>/", links.of_thing, name="link_thing"),
    path("i/<ref:ref>/links/", links.of_initiative, name="links_of_initiative"),
    path("i/<ref:ref>/<int:number>/links/", links.of_argument, name="links_of_argument"),
    path("links/<uuid:pk>/remove/", links.remove, name="remove_link"),
]
