"""The least that reading a pack costs: ``yaml.load`` with the C loader, and nothing done with the values.

The collector is off.
"""

import gc
import sys

import yaml

gc.disable()
with open(sys.argv[1], encoding="utf-8") as file:
    yaml.load(file, yaml.CSafeLoader)
