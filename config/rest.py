"""How the REST door is built; what of it tells addresses stands in the settings."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "deliberation.api.authentication.BearerToken",
        "deliberation.api.authentication.Session",
    ],
    "DEFAULT_PERMISSION_CLASSES": [],  # actions decide
    "DEFAULT_PARSER_CLASSES": ["deliberation.api.rendering.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "deliberation.api.rendering.Whatever",
    "DEFAULT_SCHEMA_CLASS": "deliberation.api.schema.Described",
    "EXCEPTION_HANDLER": "deliberation.api.errors.answer_refusal",
}
