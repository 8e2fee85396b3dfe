from django.urls import path

from frontend.views import merging

urlpatterns = [
    path("i/<ref:ref>/<int:number>/duplicate/", merging.duplicate, name="duplicate"),
    path("i/<ref:ref>/<int:number>/duplicate/<uuid:pk>/dismiss/", merging.dismiss, name="dismiss_duplicate"),
    path("i/<ref:ref>/<int:number>/unmerge/", merging.unmerge, name="unmerge"),
]
