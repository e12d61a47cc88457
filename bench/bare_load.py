"""The least that reading a pack costs: ``yaml.load`` with the C loader, the collector off, and nothing done with the values."""

import gc
import sys

import yaml

gc.disable()
with open(sys.argv[1], encoding="utf-8") as file:
    yaml.load(file, yaml.CSafeLoader)
