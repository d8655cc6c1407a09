"""What stands at the end of the help of each command: how it is called."""

from __future__ import annotations

import typer

EXAMPLES: dict[str, tuple[str, ...]] = {
    "check": (
        "atmcheck check draft.htm",
        "atmcheck check drafts/*.docx --fail-on warning -o report.md -o results.sarif",
        "atmcheck check --redact --format github -o junit.xml",
        "atmcheck check draft.htm --watch",
    ),
    "facts": ("atmcheck facts draft.htm", "atmcheck facts draft.pdf --format json"),
    "schema": ("atmcheck schema", "atmcheck schema rule -o rule.schema.json"),
    "diff": ("atmcheck diff draft-3.htm draft-4.htm", "atmcheck diff old.docx new.docx --format markdown"),
    "waive": (
        'atmcheck waive draft.htm settlement-cycle --reason "Agreed with the agent" --by "J. Doe" --until 2027-06-30',
        'atmcheck waive programme.yaml sale-not-in-a-blackout --reason "Settled" --by "J. Doe" --until 2027-06-30',
    ),
    "init": ("atmcheck init", "atmcheck init deals/falcon"),
    "program": ("atmcheck program programme.yaml", "atmcheck program programme.yaml --as-of 2022-11-01"),
    "sale": ("atmcheck sale programme.yaml --on 2022-11-01 --shares 10000 --price 2.10",),
    "serve": ("atmcheck serve", "atmcheck serve --facts facts.yaml --waivers waivers.yaml"),
    "screen": (
        "atmcheck screen filings/ '2025/**/*.htm' daily-feed.tar.gz -o findings.parquet",
        "atmcheck screen 's3://filings/2025/*.txt' -o findings.parquet --scheduler tcp://10.0.0.1:8786",
        "atmcheck screen --summary findings.parquet",
    ),
    "rules list": ("atmcheck rules list", "atmcheck rules list --rules house-rules --format json"),
    "rules show": ("atmcheck rules show cap-is-stated",),
    "rules test": ("atmcheck rules test", "atmcheck rules test house-rules"),
    "rules lint": ("atmcheck rules lint", "atmcheck rules lint house-rules"),
    "rules new": ("atmcheck rules new blackout-sentence --pack house-rules",),
    "rules mutate": ("atmcheck rules mutate clean-draft.htm --rules house-rules",),
}


def give_examples(app: typer.Typer, group: str = "") -> None:
    """Put the examples of each command at the end of its help; ``group`` stands before the names of a group's."""
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        lines = EXAMPLES.get(f"{group}{name}", ())
        command.epilog = "\n\n".join(["For example:", *lines]) if lines else None
