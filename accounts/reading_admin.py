"""The admin for operators: a place to look things up, with nothing in it that writes by itself."""

from django.contrib import admin


class ReadingAdmin(admin.ModelAdmin):
    """Rows to be read by operators. What they do about them is an action that calls a verb."""

    show_full_result_count = False
    list_per_page = 50

    def has_module_permission(self, request) -> bool:
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class NamelessAdmin(ReadingAdmin):
    """For rows that would be called by what they say: their pages are headed by their ids."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        named = {"subtitle": object_id, "original": object_id}
        return super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **named})


class ReadingSite(admin.AdminSite):
    """Takes in only what reads: libraries that bring pages to change factors, providers or addresses are passed by."""

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        if admin_class is not None and issubclass(admin_class, ReadingAdmin):
            super().register(model_or_iterable, admin_class, **options)
