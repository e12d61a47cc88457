"""What can be said in both languages, and what can go wrong; knows no city."""
