"""One run: what comes in from the command line, and where its answer goes."""
