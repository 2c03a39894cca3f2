"""A finished session as a document that anybody can recompute."""
