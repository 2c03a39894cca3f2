"""The customer's mind: his numbers, what he feels, who he is among others."""
