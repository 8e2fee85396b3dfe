from django.urls import path

from frontend.views import register

urlpatterns = [
    path("w/<str:key>/register/", register.index, name="register"),
    path("w/<str:key>/register/new/", register.add, name="add_policy_record"),
    path("w/<str:key>/register/beside/", register.beside, name="policies_beside"),
    path("w/<str:key>/register/<uuid:pk>/", register.show, name="policy_record"),
    path("w/<str:key>/register/<uuid:pk>/edit/", register.edit, name="edit_policy_record"),
    path("w/<str:key>/register/<uuid:pk>/status/", register.status, name="change_policy_status"),
    path("w/<str:key>/register/<uuid:pk>/verify/", register.verify, name="verify_policy_record"),
    path("w/<str:key>/register/<uuid:pk>/sharing/", register.share, name="share_policy_record"),
    path("w/<str:key>/register/<uuid:pk>/cite/", register.cite, name="cite_policy_record"),
]
