"""The admin as this project has it: a site that takes in only what reads."""

from django.contrib.admin.apps import AdminConfig


class ReadingAdminConfig(AdminConfig):
    default_site = "accounts.reading_admin.ReadingSite"
