from django.urls import path

from frontend.views import briefs

urlpatterns = [
    path("w/<str:key>/briefs/new/", briefs.hand_in, name="hand_in_brief"),
    path("briefs/<uuid:pk>/", briefs.review, name="brief"),
]
