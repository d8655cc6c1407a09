"""Reading the exhibits that belong to a programme: the sales agreement, EX-1.1, and the filing fee tables, EX-107."""
