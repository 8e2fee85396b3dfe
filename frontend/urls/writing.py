from django.urls import path

from frontend.views import writing

urlpatterns = [
    path("i/<ref:ref>/preview/", writing.preview, name="preview"),
    path("w/<str:key>/preview/", writing.preview_in_workspace, name="preview_in_workspace"),
]
