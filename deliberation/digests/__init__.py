"""The digest: which are due (schedule), what is in one (build, pure), to whom and what each may see (deliver)."""
