"""How prospectuses write dates, amounts and names, and how patterns are written here."""
