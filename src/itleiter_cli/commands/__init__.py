"""The commands, a module each: its options, its question, its answer."""
