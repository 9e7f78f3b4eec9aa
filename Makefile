PYTHON ?= python3
RUN = .venv/bin/python

.venv: pyproject.toml            # an environment with sayso and everything the checks need
	$(PYTHON) -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && touch .venv

demo: .venv                      # trace the example pile and write its report
	.venv/bin/sayso trace examples/ferry --report report.html --json report.json

screenshot: .venv                # the picture in the README, of the first claim of the example pile
	.venv/bin/sayso trace examples/ferry --report report.html && $(RUN) -m tests.browser.picture report.html docs/report.png

catalogues: .venv                # bring the catalogues of the pages' languages up to date with the sources
	.venv/bin/pybabel -q extract -F src/sayso/report/catalogues/sources.cfg --no-location --sort-output -w 130 --project sayso -o build/sayso.pot src/sayso \
	&& for tongue in ru uk ja ar; do .venv/bin/pybabel -q update --init-missing --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 130 \
	-i build/sayso.pot -l $$tongue -o src/sayso/report/catalogues/$$tongue.po; done

check: .venv                     # exactly what CI runs: lint, types, tests, doctests, gate
	$(RUN) -m pytest

format: .venv                    # put the code in its one format
	.venv/bin/ruff format . && .venv/bin/ruff check --fix .

gate: .venv                      # every accuracy score beside its floor
	$(RUN) gate/run.py

bench: .venv                     # speed and memory, written to benchmarks/results
	$(RUN) benchmarks/run.py

model: .venv                     # train and export the shipped models (some seven hours; needs ../shared/data)
	.venv/bin/pip install -q -e '.[training]' && OMP_NUM_THREADS=1 $(RUN) training/train_tagger.py --data ../shared/data --out build/tagger --epochs 5 \
	&& $(RUN) training/export.py --data ../shared/data --checkpoint build/tagger/epoch5.pt && $(RUN) training/export_encoder.py --data ../shared/data \
	&& OMP_NUM_THREADS=1 $(RUN) training/train_judge.py --data ../shared/data --out build/first && OMP_NUM_THREADS=1 $(RUN) training/train_judge.py --data ../shared/data \
	--out build/judge --start build/first/checkpoint.pt --scale 1.5 --rate 1.8e-4 --seed 6 && $(RUN) training/export_judge.py --checkpoint build/judge/checkpoint.pt

.PHONY: demo screenshot catalogues check format gate bench model
