"""The beginnings of a rule and of a pack, sound as they stand, with comments that say what to fill in."""

from __future__ import annotations

import json
import re

from checker.yaml_files.schema_files import ENDING, schema

SCHEMAS = ".schemas"  # beside the rules; hidden, so that it is not taken for a pack

RULE = """\
# yaml-language-server: $schema={schemas}/rule{ending}
#
# A draft of a rule: it loads, and its examples come out as they say. Now make it yours, from top to bottom.
#   atmcheck rules show {id} --rules {folder}    reads it aloud: compare the sentence with your authority
#   atmcheck rules test {folder}    runs the examples
#   atmcheck rules lint {folder}    looks for faults and bad habits
id: {id}
title: {title}
law:
  cite: House manual                      # the authority, to the paragraph; url, quote and doubt may stand beside it
basis: practice                           # law | staff | contract | practice; only law and staff may be errors
applies_when:
  document.kind: {{is: launch}}             # launch: first supplement; update: amends it; stop: suspends or ends it
requires:
  program.cap: present                    # present, absent, or {{comparator: value}} such as {{at_most: 75000000}}
severity: note                            # error | warning | note
message: The supplement does not state the maximum amount that may be sold.
remediation: State it on the cover, for example "Up to $14,500,000 of Common Stock".
examples:                                 # what an example does not name is unread
  - {{name: the cap is stated, facts: {{document.kind: launch, program.cap: 14500000}}, expect: pass}}
  - {{name: there is no cap, facts: {{document.kind: launch, program.cap: absent}}, expect: fail}}
  - {{name: the cap could not be read, facts: {{document.kind: launch}}, expect: unknown}}
  - {{name: another kind of document, facts: {{document.kind: stop}}, expect: not_applicable}}
"""
PACK = """\
# yaml-language-server: $schema={schemas}/pack{ending}
#
# What holds for every rule of this folder. It may also say extends, disables, severities, parameters and messages.
id: {id}
title: {title}
"""


def rule_file(rule_id: str, folder: str) -> str:
    """Write a rule that loads, passes its own examples and has no bad habits.

    Args:
        rule_id: small letters joined by hyphens.
        folder: how the folder of the pack is called, for the commands in the comments.
    """
    return RULE.format(id=rule_id, title=_title(rule_id), folder=folder, schemas=SCHEMAS, ending=ENDING)


def pack_file(pack_id: str) -> str:
    """Write a pack that stands on all built-in packs."""
    return PACK.format(id=pack_id, title=_title(pack_id), schemas=SCHEMAS, ending=ENDING)


def pack_id_of(folder_name: str) -> str:
    """Make the id of a pack out of the name of its folder: small letters joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", folder_name.lower())) or "house"


def schema_file(name: str) -> tuple[str, str]:
    """Give the schema that a scaffolded file names: its path from the folder of the pack, and its text."""
    return f"{SCHEMAS}/{name}{ENDING}", json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def _title(identifier: str) -> str:
    words = identifier.replace("-", " ")
    return words[0].upper() + words[1:]
