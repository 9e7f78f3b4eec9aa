"""The gate: no score lies below its floor, and no corpus changed unseen."""

import subprocess
import sys
from pathlib import Path


def test_no_score_lies_below_its_floor() -> None:
    """``gate/run.py`` exits 0; the corpora are scored where they are, our own sentences everywhere."""
    script = Path(__file__).parent.parent / "gate" / "run.py"
    result = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
