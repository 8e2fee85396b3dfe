from django.urls import path

from frontend.views import criteria, options

urlpatterns = [
    path("i/<ref:ref>/options/", options.listed, name="options"),
    path("i/<ref:ref>/options/<uuid:pk>/", options.edit, name="edit_option"),
    path("i/<ref:ref>/options/<uuid:pk>/remove/", options.remove, name="remove_option"),
    path("i/<ref:ref>/options/<uuid:pk>/scores/<uuid:criterion>/", options.score, name="score_option"),
    path(
        "i/<ref:ref>/options/<uuid:pk>/scores/<uuid:criterion>/remove/",
        options.remove_score,
        name="remove_score",
    ),
    path("i/<ref:ref>/criteria/", criteria.add, name="add_criterion"),
    path("i/<ref:ref>/criteria/<uuid:pk>/", criteria.edit, name="edit_criterion"),
    path("i/<ref:ref>/criteria/<uuid:pk>/remove/", criteria.remove, name="remove_criterion"),
]
