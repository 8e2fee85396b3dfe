from django.urls import path

from frontend.views import first_steps, members, workspaces

urlpatterns = [
    path("workspaces/new/", workspaces.found, name="found_workspace"),
    path("w/<str:key>/first-steps/", first_steps.steps, name="first_steps"),
    path("w/<str:key>/settings/", workspaces.settings, name="workspace_settings"),
    path("w/<str:key>/people/", members.members, name="people"),
    path("w/<str:key>/people/organisations/", workspaces.organisations, name="organisations"),
    path("w/<str:key>/people/organisations/<uuid:pk>/", workspaces.organisation, name="organisation"),
    path("w/<str:key>/people/organisations/<uuid:pk>/remove/", workspaces.remove, name="remove_organisation"),
    path("w/<str:key>/people/<uuid:pk>/", members.member, name="member"),
    path("w/<str:key>/people/<uuid:pk>/end/", members.end, name="end_membership"),
]
