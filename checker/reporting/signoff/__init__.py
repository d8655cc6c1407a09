"""The sign-off sheet: what was checked, with what result, what people decided, and room for a signature."""
