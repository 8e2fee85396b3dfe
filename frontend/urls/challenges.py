from django.urls import path

from frontend.views import challenges

urlpatterns = [
    path("i/<ref:ref>/challenges/", challenges.listed, name="challenges"),
    path("i/<ref:ref>/<int:number>/challenge/", challenges.handle, name="handle_challenge"),
]
