"""Arrays in, arrays out: no records, no files, no logging, no global seed."""
