"""Arithmetic of the follow-up, without any rows: one module a rule, each says where its formula comes from."""
