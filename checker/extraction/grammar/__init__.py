"""How prospectuses write dates, amounts and names."""
