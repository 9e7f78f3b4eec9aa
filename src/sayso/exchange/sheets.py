"""One table in two files, Parquet and CSV, written row by row; the files get their names when the table is whole."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, Generic

from sayso.exchange.cells import csv_cell, whole
from sayso.exchange.columns import Column, Row

_GROUP_ROWS = 20_000  # rows of one row group of Parquet: what is held before it is written
_UNFINISHED = ".part"


@cache
def _arrow() -> Any:
    import pyarrow as pa  # noqa: PLC0415 - a quarter of a second, and only tables need it
    import pyarrow.parquet  # noqa: PLC0415 - as above

    return pa


@cache
def _dtype(name: str) -> Any:
    arrow = _arrow()
    types = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "list": arrow.list_(arrow.string())}
    return types[name]


class Sheet(Generic[Row]):
    """A table on its way into ``NAME.parquet`` and ``NAME.csv``; until :meth:`finish` they are called ``….part``.

    CSV is RFC 4180 in UTF-8; cells are guarded (:func:`sayso.exchange.cells.guarded`). Parquet keeps words as they are, and
    carries unit and help of each column.
    """

    def __init__(self, folder: Path, name: str, columns: Sequence[Column[Row]]) -> None:
        arrow = _arrow()
        self.files = (folder / f"{name}.parquet", folder / f"{name}.csv")
        self._columns = columns
        self._schema = arrow.schema(
            arrow.field(each.name, _dtype(each.dtype), metadata={"unit": each.unit, "help": each.help}) for each in columns
        )
        self._waiting: list[list[Any]] = []
        parquet, text = map(_unfinished, self.files)
        with ExitStack() as opened:
            file = opened.enter_context(text.open("w", encoding="utf8", newline=""))
            self._parquet = opened.enter_context(arrow.parquet.ParquetWriter(parquet, self._schema, compression="zstd"))
            self._opened = opened.pop_all()
        self._lines = csv.writer(file)
        self._lines.writerow([each.name for each in columns])

    def write(self, row: Row) -> None:
        """Add a row."""
        values = [each.value(row) for each in self._columns]
        self._lines.writerow(map(csv_cell, values))
        self._waiting.append(values)
        if len(self._waiting) == _GROUP_ROWS:
            self._flush()

    def _flush(self) -> None:
        columns = list(zip(*self._waiting, strict=True)) or [()] * len(self._columns)
        typed = zip(columns, self._schema, strict=True)
        arrays = [_arrow().array(list(map(_storable, values)), type=field.type) for values, field in typed]
        self._parquet.write_table(_arrow().Table.from_arrays(arrays, schema=self._schema))
        self._waiting.clear()

    def finish(self) -> None:
        """Write what waits and give the files their names."""
        self._flush()
        self._opened.close()
        for each in self.files:
            _unfinished(each).replace(each)

    def close(self) -> None:
        """Close the files, and remove them where they are unfinished."""
        self._opened.close()
        for each in self.files:
            _unfinished(each).unlink(missing_ok=True)


def _unfinished(path: Path) -> Path:
    return path.with_name(path.name + _UNFINISHED)


def _storable(value: Any) -> Any:
    """Give a value that Parquet takes: no halves of characters."""
    if isinstance(value, str):
        return whole(value)
    return [whole(each) for each in value] if isinstance(value, list) else value
