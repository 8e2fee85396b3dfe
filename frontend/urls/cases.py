from django.urls import path

from frontend.views import cases

CASE = "w/<str:key>/cases/<uuid:pk>/"

urlpatterns = [
    path("w/<str:key>/cases/", cases.listed, name="cases"),
    path("w/<str:key>/cases/new/", cases.add, name="open_case"),
    path(CASE, cases.show, name="case"),
    path(f"{CASE}edit/", cases.edit, name="edit_case"),
    path(f"{CASE}status/", cases.status, name="change_case_status"),
    path(f"{CASE}company/", cases.company, name="name_company"),
]
