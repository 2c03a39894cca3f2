"""The customer's rules, one module a family, in a written order."""
