"""From files to one checked, frozen catalog; the only room that reads data files."""
