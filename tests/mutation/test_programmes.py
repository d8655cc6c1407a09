"""The standard for rules about several documents, a ledger or a sale: they notice one slip in a whole programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from checker.check_programme import check_programme, decide_sale, open_programme
from checker.model.mutation import Way
from checker.model.sale import Order
from checker.rulebook.load import load_rulebook

ROOT = Path(__file__).parents[2]
CLEAN = ROOT / "fixtures/programme-suspended"
RULEBOOK = load_rulebook()
CHECKED_ON = date(2023, 3, 1)
ORDER = Order(date(2023, 2, 7), 1_000, 18.0, "Colworth Pryce Securities, LLC")
AGENT, OTHER = "Colworth Pryce Securities, LLC", "Hadley Quarrie & Co."
UPSIZE = """\
Filed Pursuant to Rule 424(b)(5)

Registration No. 333-970418

**VANTERRE ONCOLOGY, INC.**

**Common Stock**

This Supplement No. 1 to Prospectus Supplement amends the Prospectus Supplement dated March 11, 2022, which was filed
together with the Prospectus dated May 3, 2021. It concerns the at the market offering under the At The Market Sales
Agreement, dated March 11, 2022 (the “Sales Agreement”), with Colworth Pryce Securities, LLC, as sales agent. We are
increasing the maximum aggregate offering price of the shares of our common stock that may be sold under the Sales
Agreement from \\$14,500,000 to \\$18,000,000.

**The date of this Supplement No. 1 to the Prospectus Supplement is August 1, 2022.**
"""
Edit = tuple[str, str, str]
"""A file of the programme, what stands there, and what stands there instead, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One way to break a programme, after the changes without which the rule would have nothing to say."""

    rule: str
    edits: tuple[Edit, ...] = ()
    first: tuple[Edit, ...] = ()
    order: Order | None = None


def of_the_file(old: str, new: str) -> Edit:
    """Change the programme file."""
    return "programme.yaml", old, new


def asked(rule: str, *edits: Edit, first: tuple[Edit, ...] = (), **changed: object) -> Slip:
    """Break what a sale rests on, or ask for another sale."""
    stated = {"day": ORDER.day, "shares": ORDER.shares, "price": ORDER.price, "agent": ORDER.agent, **changed}
    return Slip(rule, edits, first, Order(**stated))  # type: ignore[arg-type]


REPLACED = of_the_file(
    "replacement: none",
    "replacement: {form: S-3, filed: 2023-01-03, effective: 2023-04-03, registered_amount: 1, permits_offering: false}",
)


def effective(day: str) -> Edit:
    """Let the shelf be filed and effective on a day."""
    return of_the_file("filed: 2021-04-20\n  effective: 2021-05-03", f"filed: {day}\n  effective: {day}")


IN_SHARES: tuple[Edit, ...] = (("relaunch.md", "Up to \\$9,000,000", "Up to 500,000 Shares"),)
SMALL_FLOATS = tuple(of_the_file(each, "60000000") for each in ("118000000", "96500000", "88200000", "81000000"))
SLIPS = (
    Slip("agents-are-parties-to-the-agreement", (("agreement.md", AGENT, OTHER),)),
    Slip("agreement-date-is-that-of-the-exhibit", (("agreement.md", "March 11, 2022", "March 8, 2022"),)),
    Slip("agreement-is-among-the-documents", (of_the_file("  - agreement.md\n", ""),)),
    Slip(
        "agreement-title-is-that-of-the-exhibit",
        (("agreement.md", "At The Market Sales Agreement", "Equity Distribution Agreement"),),
    ),
    Slip("base-date-is-that-of-the-launch", (("suspension.md", "May 3, 2021", "March 5, 2021"),)),
    Slip("cap-is-within-the-agreement", (("agreement.md", "14,500,000", "14,000,000"),)),
    Slip("commission-is-that-of-the-agreement", (("agreement.md", "3.0%", "2.5%"),)),
    Slip(
        "commission-is-within-that-of-the-agreement",
        (("agreement.md", "up to 3.0%", "up to 2.5%"),),
        (("agreement.md", "3.0%", "up to 3.0%"),),
    ),
    Slip(
        "documents-do-not-contradict",
        (("relaunch.md", "February 6, 2023", "October 20, 2022"), of_the_file("2023-02-06}", "2022-10-20}")),
    ),
    Slip("earlier-supplements-are-named", (("suspension.md", " and the Supplement No. 1 dated August 1, 2022", ""),)),
    Slip(
        "every-party-to-the-agreement-is-named",
        (("agreement.md", f"{AGENT} (the “Agent”)", f"{AGENT} and {OTHER} (each, an “Agent”)"),),
    ),
    Slip("exhibit-is-of-the-issuer", (("fees.md", "VANTERRE ONCOLOGY", "MARROWFIELD FOODS"),)),
    Slip("fee-exhibit-covers-the-cap", (("fees.md", "14,500,000", "14,000,000"),)),
    Slip("launch-follows-the-end-of-the-former", (of_the_file("  - {path: suspension.md, filed: 2022-10-20}\n", ""),)),
    Slip("principal-sales-are-looked-at", (("sales.csv", "agency,2022-09-09", "principal,2022-09-09"),)),
    Slip("prior-maximum-is-that-in-force", (("upsize.md", "14,500,000", "14,000,000"),)),
    Slip("programme-fits-in-the-shelf", (of_the_file("registered_amount: 100000000", "registered_amount: 9068999"),)),
    Slip("registration-number-is-that-of-the-programme", (("suspension.md", "970418", "970481"),)),
    Slip(
        "resumption-follows-a-suspension",
        (of_the_file("  - {path: suspension.md, filed: 2022-10-20}\n", ""),),
        (
            of_the_file("relaunch.md", "upsize.md"),
            of_the_file("  - {path: upsize.md, filed: 2022-08-01}\n", ""),
            ("upsize.md", "August 1, 2022", "February 6, 2023"),
            ("upsize.md", "Supplement No. 1", "Supplement No. 2"),
            (
                "upsize.md",
                "We are\nincreasing",
                "By this supplement we resume sales under the Sales Agreement. We are\nincreasing",
            ),
        ),
    ),
    Slip("sales-settle-in-the-standard-cycle", (("sales.csv", "2022-06-17", "2022-06-21"),)),
    Slip("sold-proceeds-are-those-of-the-ledger", (("suspension.md", "69,000", "96,000"),)),
    Slip("sold-shares-are-those-of-the-ledger", (("suspension.md", "4,169", "4,196"),)),
    Slip(
        "stop-names-the-agreement-of-the-programme",
        (("suspension.md", "Sales Agreement, dated March 11, 2022", "Sales Agreement, dated March 8, 2022"),),
    ),
    Slip("stop-states-the-maximum-in-force", (("suspension.md", "18,000,000", "14,500,000"),)),
    Slip(
        "stopped-programme-is-not-changed",
        (("upsize.md", "August 1, 2022", "November 1, 2022"), of_the_file("2022-08-01", "2022-11-01")),
    ),
    Slip("supplement-numbers-follow", (("suspension.md", "Supplement No. 2", "Supplement No. 3"),)),
    asked(
        "form-was-open-at-the-last-update",
        of_the_file("eligible: true", "eligible: false"),
    ),
    asked("sale-names-its-agent", agent=""),
    asked("sale-needs-an-open-programme", day=date(2023, 2, 3)),
    asked("sale-not-after-the-shelf-expires", effective("2019-09-03")),
    asked("sale-not-before-the-agreement", day=date(2022, 3, 10)),
    asked("sale-not-before-the-shelf", of_the_file("effective: 2021-05-03", "effective: 2023-02-08")),
    asked("sale-not-before-the-supplement", day=date(2022, 3, 10)),
    asked("sale-not-in-a-blackout", of_the_file("to: 2022-10-06", "to: 2023-02-07")),
    asked("sale-not-on-stale-statements", of_the_file("2021-12-31", "2021-09-30")),
    asked("sale-not-under-a-replaced-shelf", of_the_file("2023-04-03", "2023-02-07"), first=(REPLACED,)),
    asked(
        "sale-not-while-a-supplement-is-overdue",
        of_the_file("filed: 2023-02-06", "filed: 2023-02-10"),
        day=date(2023, 2, 9),
    ),
    asked("sale-on-a-trading-day", day=date(2023, 2, 11)),
    asked("sale-through-an-agent-of-the-programme", agent="Ridley Parrish LLC"),
    asked("sale-within-one-third-of-the-float", first=SMALL_FLOATS, shares=500_000, price=40.01),
    asked("sale-within-the-authorised-shares", of_the_file("authorised: 50000000", "authorised: 10650999")),
    asked("sale-within-the-cap-in-shares", first=IN_SHARES, shares=500_001, price=0.01),
    asked("sale-within-the-cap", shares=500_000, price=18.01),
    asked(
        "sale-within-the-grace-of-180-days",
        of_the_file("2019-11-04", "2019-08-06"),
        first=(effective("2019-11-04"), REPLACED, of_the_file("2023-01-03", "2022-08-03")),
    ),
    asked("sale-within-the-shelf", of_the_file("registered_amount: 100000000", "registered_amount: 86999")),
    asked("shelf-expires-soon", effective("2020-03-03")),
)


@cache
def files() -> dict[str, str]:
    """Give the clean programme with a fee exhibit, and with an amendment before it is suspended."""
    found = {path.name: path.read_text(encoding="utf-8") for path in CLEAN.iterdir() if path.is_file()}
    fees = (ROOT / "fixtures/programme-broken/fee-exhibit.md").read_text(encoding="utf-8")
    found |= {"upsize.md": UPSIZE, "fees.md": fees.replace("14,000,000", "14,500,000")}
    amended = (
        of_the_file("  - agreement.md\n", "  - agreement.md\n  - {path: fees.md, filed: 2022-03-11}\n"),
        of_the_file("  - {path: susp", "  - {path: upsize.md, filed: 2022-08-01}\n  - {path: susp"),
        ("suspension.md", "Supplement No. 1", "Supplement No. 2"),
        ("suspension.md", "14,500,000", "18,000,000"),
        (
            "suspension.md",
            "dated March 11, 2022 (the “Prospectus Supplement”)",
            "dated March 11, 2022 and the Supplement No. 1 dated August 1, 2022 (the “Prospectus Supplement”)",
        ),
    )
    return edited(found, amended)


def edited(found: dict[str, str], edits: tuple[Edit, ...]) -> dict[str, str]:
    """Make changes, each of which must find what it changes."""
    result = dict(found)
    for name, old, new in edits:
        assert old in result[name], (name, old)
        result[name] = result[name].replace(old, new)
    return result


def outcomes(edits: tuple[Edit, ...], order: Order | None) -> dict[str, set[str]]:
    """Give what each rule says: of the sale, or of any document of the programme and of its ledger."""
    with TemporaryDirectory() as folder:
        for name, text in edited(files(), edits).items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return said_of(Path(folder) / "programme.yaml", order)


def said_of(path: Path, order: Order | None) -> dict[str, set[str]]:
    """Collect the outcomes of each rule, without those that do not apply."""
    if order:
        evaluations = list(decide_sale(open_programme(path, RULEBOOK), RULEBOOK, order).evaluations)
    else:
        report = check_programme(path, RULEBOOK, as_of=None, today=CHECKED_ON)
        assert not report.failed, report.failed
        evaluations = [each for checked in report.checked for each in checked.evaluations]
    found: dict[str, set[str]] = {}
    for each in evaluations:
        found.setdefault(each.rule.id, set()).add(str(each.outcome))
    return {rule: said - {"not_applicable"} for rule, said in found.items()}


@cache
def unbroken(first: tuple[Edit, ...], asks: bool) -> dict[str, set[str]]:
    """Give what the rules say before a slip."""
    return outcomes(first, ORDER if asks else None)


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.rule for slip in SLIPS])
def test_a_slip_is_noticed_by_its_own_rule(slip: Slip) -> None:
    """It passes before and fails nowhere, and fails somewhere after."""
    before = unbroken(slip.first, slip.order is not None)
    after = outcomes((*slip.first, *slip.edits), slip.order)

    assert {"pass"} == before[slip.rule] - {"unknown"}
    assert "fail" in after[slip.rule]


def of_programmes() -> Iterator[str]:
    """Name the rules that one draft cannot break."""
    for rule in RULEBOOK.rules:
        if any(each.way is Way.NONE for each in rule.mutations) and rule.pack in ("programme", "sales"):
            yield rule.id


def test_every_rule_about_more_than_one_draft_has_a_slip() -> None:
    """None of them is left untried."""
    assert sorted(of_programmes()) == sorted(slip.rule for slip in SLIPS)
