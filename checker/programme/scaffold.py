"""A programme file to start from: every key, with what it is for, and none that says what nobody has said."""

from __future__ import annotations

from pathlib import Path

from checker.errors import UsageError

TEXT = """\
# A programme over time. What is left out is not known, and blocks sales if it matters; `none` says there is none of it.
# Every line that begins with # shows how a key is written. Take the # away only with the value of your own programme.
# Paths are relative to this file. Days are written as 2022-10-20, amounts in US dollars without separators.

issuer: NAME OF THE ISSUER
# formerly: [FORMER NAME OF THE ISSUER]
documents:                          # what kind each is, is read from it
  - path: launch.htm
    # filed: 2022-03-11             # the day it was filed, unless it is a full EDGAR submission
    # date: 2022-03-11              # of a document that bears none
    # facts: launch-facts.yaml      # facts that stand over what the document says
    # cap_includes_sold: true       # whether a new maximum includes what was sold before

# shelf:
#   form: S-3
#   filed: 2021-04-20
#   effective: 2021-05-03           # the initial effective date
#   registered_amount: 100000000    # or none, for an automatic shelf without an amount
#   replacement: none               # or {form: S-3, filed: 2024-04-30, effective: none, registered_amount: 100000000}

# shares:
#   authorised: 50000000            # or none, if the articles set no limit
#   outstanding: 9400000            # on the day below
#   reserved: 0                     # for options, warrants and the like
#   on: 2022-03-01

# floats:                           # public floats, each of a day within sixty days before a test or a sale
#   - {on: 2022-03-01, amount: 96500000}

# annual_reports:                   # eligible: whether the form of the shelf was still open to the issuer that day
#   - {filed: 2022-03-08, fiscal_year_end: 2021-12-31, eligible: true}

# other_sales: none                 # from the shelf, such as a registered direct: [{on: 2022-01-10, amount: 5000000}]
# blackouts: none                   # both ends included: [{from: 2022-10-01, to: 2022-11-10, why: end of the quarter}]
# expected_to_be_sold: true         # the whole amount, when the supplement was filed: staff interpretation 116.26

# The ledger, CSV or Parquet, sorted by trade date:
# trade_date,shares,gross_proceeds,agent,capacity,settlement_date
# 2022-06-14,1500,25125.00,"Name of the Agent, LLC",agency,2022-06-16
# capacity is agency or principal. A column `reference` may follow, to tell equal sales apart.
# sales: sales.csv
"""


def scaffold_programme(path: Path) -> None:
    """Write a programme file to start from.

    Raises:
        UsageError: there is such a file already, or it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(TEXT)
    except FileExistsError:
        raise UsageError(f"{path} is there already, and is left as it is") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
