"""A reader of PDFs that writes one page and then does nothing any more."""

import json
import sys
import time

sys.stdout.write(json.dumps({"pages": 3}) + "\n")
sys.stdout.write(json.dumps({"lines": [["The ferry sank.", 72, 150, 700, 12]], "pictures": 0}) + "\n")
sys.stdout.flush()
time.sleep(60)
