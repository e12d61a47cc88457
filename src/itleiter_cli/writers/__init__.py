"""Sheets and records as text, one module per kind of format."""
