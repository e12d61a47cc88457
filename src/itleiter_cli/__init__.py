"""Compare German cities for one profession: the IT-Leiter, head of IT."""

__version__ = "0.2.0"
