"""What owners read of their workspace."""

from django.urls import path

from frontend.views import audit

urlpatterns = [
    path("w/<str:key>/audit/", audit.acts, name="audit"),
    path("w/<str:key>/audit/security/", audit.events, name="audit_of_security"),
    path("w/<str:key>/audit.csv", audit.as_file, {"kind": "csv"}, name="audit_as_csv"),
    path("w/<str:key>/audit.jsonl", audit.as_file, {"kind": "jsonl"}, name="audit_as_json_lines"),
]
