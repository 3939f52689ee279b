"""Figures with their protocol beside them; `make bench` runs them all."""
