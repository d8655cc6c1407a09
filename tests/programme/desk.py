"""A programme written out for one test: documents as files of facts, the programme file, the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checker.check_programme import decide_sale, open_programme
from checker.model.programme import Opened
from checker.model.sale import Decision, Order
from checker.rulebook.load import load_rulebook

RULEBOOK = load_rulebook()
ISSUER = "Vanterre Oncology, Inc."
AGENT = "Colworth Pryce Securities, LLC"
HEADER = "trade_date,shares,gross_proceeds,agent,capacity,settlement_date\n"
KEYS = {
    "shelf": "{form: S-3, filed: 2021-04-20, effective: 2021-05-03, registered_amount: 100000000, replacement: none}",
    "shares": "{authorised: 50000000, outstanding: 9400000, reserved: 0, on: 2022-03-01}",
    "floats": "[{on: 2022-03-01, amount: 96500000}]",
    "annual_reports": "[{filed: 2022-03-08, fiscal_year_end: 2021-12-31, eligible: true}]",
    "other_sales": "none",
    "blackouts": "none",
    "sales": "sales.csv",
}
DOCUMENT = {
    "issuer.name": ISSUER,
    "program.cap": "absent",
    "program.cap_shares": "absent",
    "agents.names": f'["{AGENT}"]',
    "agreement.date": "2022-03-11",
}
DAY = date(2022, 10, 19)
OPEN = "sale-needs-an-open-programme"
EXPIRES, GRACE = "sale-not-after-the-shelf-expires", "sale-within-the-grace-of-180-days"
CAP, CAP_SHARES, SHELF = "sale-within-the-cap", "sale-within-the-cap-in-shares", "sale-within-the-shelf"
SHARES, THIRD = "sale-within-the-authorised-shares", "sale-within-one-third-of-the-float"
PARTY = "sale-through-an-agent-of-the-programme"
OVERDUE, FILED = "sale-not-while-a-supplement-is-overdue", "sale-not-before-the-supplement"


def document(kind: str, purposes: str, dated: str, **facts: str) -> dict[str, str]:
    """Give the facts of a document; in the names of further ones a double underscore stands for the dot."""
    named = {name.replace("__", "."): value for name, value in facts.items()}
    base = {"document.kind": kind, "document.purposes": f"[{purposes}]", "document.date": dated}
    return {**base, **DOCUMENT, **named}


def launch(dated: str = "2022-03-11", cap: str = "14500000", **facts: str) -> dict[str, str]:
    """Give the facts of a launch."""
    return document("launch", "establish", dated, program__cap=cap, **facts)


def suspension(dated: str = "2022-10-20", effective: str | None = "2022-10-20") -> dict[str, str]:
    """Give the facts of a suspension; without an effective day that fact is unread."""
    facts = document("stop", "suspend", dated)
    return facts if effective is None else {**facts, "suspension.effective_date": effective}


def termination(dated: str, effective: str) -> dict[str, str]:
    """Give the facts of a termination."""
    return document("stop", "terminate", dated, termination__effective_date=effective)


def update(purposes: str, dated: str, cap: str = "absent", **facts: str) -> dict[str, str]:
    """Give the facts of an amendment."""
    return document("update", purposes, dated, program__cap=cap, **facts)


def written(
    folder: Path,
    documents: list[dict[str, str]] | None = None,
    ledger: str = "",
    beside: dict[int, str] | None = None,
    **keys: str | None,
) -> Path:
    """Write a programme file with all that it names; ``beside`` stands beside the path of a document by its number."""
    entries = []
    for number, facts in enumerate(documents if documents is not None else [launch()]):
        name = f"{number}.yaml"
        (folder / name).write_text("".join(f"{fact}: {value}\n" for fact, value in facts.items()), encoding="utf-8")
        said = (beside or {}).get(number, f"filed: {facts.get('document.date')}")
        entries.append(f"  - {{path: {name}{', ' if said else ''}{said}}}\n")
    (folder / "sales.csv").write_text(HEADER + ledger, encoding="utf-8")
    stated = {**KEYS, **keys}
    lines = [f"{key}: {value}\n" for key, value in stated.items() if value is not None]
    path = folder / "programme.yaml"
    path.write_text(f"issuer: {ISSUER}\ndocuments:\n{''.join(entries)}{''.join(lines)}", encoding="utf-8")
    return path


def opened(
    folder: Path,
    documents: list[dict[str, str]] | None = None,
    ledger: str = "",
    beside: dict[int, str] | None = None,
    **keys: str | None,
) -> Opened:
    """Write a programme and open it."""
    return open_programme(written(folder, documents, ledger, beside, **keys), RULEBOOK)


def decide(programme: Opened, day: date = DAY, shares: int = 1000, price: float = 2.0, agent: str = AGENT) -> Decision:
    """Ask about a sale."""
    return decide_sale(programme, RULEBOOK, Order(day, shares, price, agent))


def broken(decision: Decision) -> list[str]:
    """Name the rules that a sale breaks."""
    return [each.rule.id for each in decision.reasons]


def unknown(decision: Decision) -> list[str]:
    """Name the rules that could not be decided."""
    return [each.rule.id for each in decision.not_known]


def row(day: str, shares: int, gross: str) -> str:
    """Write one row of a ledger."""
    return f'{day},{shares},{gross},"{AGENT}",agency,{day}\n'


def shelf(**changed: str) -> str:
    """Write the shelf with some keys changed; one that was effective earlier was filed that day."""
    stated = {
        "form": "S-3",
        "filed": min("2021-04-20", changed.get("effective") or "2021-04-20"),
        "effective": "2021-05-03",
        "registered_amount": "100000000",
        "replacement": "none",
        **changed,
    }
    return "{" + ", ".join(f"{key}: {value}" for key, value in stated.items() if value) + "}"
