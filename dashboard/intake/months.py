"""Month names and their short forms in English, German, French, Dutch and Spanish."""

NAMES = """
january jan januar januari janvier janv enero ene jänner jän
february feb februar februari février févr fév fevrier fevr febrero
march mar märz mär maerz mrz maart mrt mars marzo
april apr avril avr abril abr
may mai mei mayo
june jun juni juin junio
july jul juli juillet juil julio
august aug augustus août aout agosto ago
september sep sept septembre septiembre setiembre
october oct oktober okt octobre octubre
november nov novembre noviembre
december dec dezember dez décembre déc decembre diciembre dic
"""
MONTHS = {name: number for number, names in enumerate(NAMES.strip().splitlines(), start=1) for name in names.split()}
