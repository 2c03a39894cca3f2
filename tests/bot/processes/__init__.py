"""The program as processes of its own, killed and started again."""
