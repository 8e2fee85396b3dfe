from django.apps import AppConfig

from .particles import speak_korean


class FrontendConfig(AppConfig):
    name = "frontend"

    def ready(self):
        speak_korean()
