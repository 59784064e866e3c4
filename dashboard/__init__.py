"""Tandem: one page that marketing and sales both look at, and the weekly meeting run on it.

Data flows one way, and the folders show it:

    upload → contract → raw (append only) → staging SQL → marts SQL → question SQL → page

    app.py, cli/, server.py   the three doors: the pages, the command line, the one process that owns the file
    views/                    one file, one page: names of questions, and the marks to draw them with
    ui/                       the parts a page is made of; the one cached door to the answers
    meeting/                  the reading side of the weekly meeting
    acts/                     the writing side, one use case a file; roles and the audit log live here only
    studies.py                long computations in a child process, stored with a run id
    library.py, engines.py    asks a question: name + parameters + version → rows
    warehouse.py              DuckDB, hardened: raw, validity, versions, views and marts
    intake/                   bytes → typed rows and rejects with reasons; never touches the warehouse
    catalog.py                finds and reads the .sql files
    contracts.py              a table's promise, read from data/contracts
    glossary.py, format.py    what the words mean; how a number becomes text
    demo/                     the demo company's generator
    effects/                  statistics: arrays in, arrays out
    paths.py                  where queries/, data/, static/ and .streamlit/ are, in a checkout and when installed

Each room may use the rooms below it, never one above (`make check` holds it to that). Every number on every page is the
answer of one file in queries/: to see where a number comes from, read that file; to change it, change that file.
docs/architecture.md says what each room promises the next.
"""
