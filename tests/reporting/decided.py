"""What people have decided about the report that is made by hand."""

from datetime import date

from checker.model.review import Decision, Lapse
from checker.model.rule import Severity

DECISION = Decision("The staff agreed", "J. Doe", date(2026, 6, 1), date(2026, 12, 31), "waivers.yaml", 3)
LAPSE = Lapse("cap-agrees", "draft.htm", "it expired", Severity.ERROR, "waivers.yaml", 7)
