"""The people of the demo company: who sells, who answers leads, who runs campaigns, and who leads them."""

from .market import REGIONS

MARKETING_LEADER, SALES_LEADER, FINANCE_LEADER, LEFT = "Helen Marsh", "Victor Alvarez", "Nora Whitfield", "Dana Whitlock"
MANAGERS = ("Grace Okafor", "Maria Ortiz", "Lars Nygaard", "Chiara Bianchi", "Kenji Mori", "Paula Ribeiro")
_REPS = (
    ("Ben Carver", "Nadia Hassan", "Tom Whelan", "Alice Greene", "Omar Farouk"),
    ("Jake Sutton", "Mei Tanaka", "Carlos Vega", "Ruth Adler"),
    ("Ingrid Solberg", "Owen Price", "Freya Lindqvist", "Hamish Reid"),
    ("Luca Moretti", "Elena Costa", "Javier Ruiz"),
    ("Priya Raman", "Daniel Cho", "Sarah Whitford", "Arjun Mehta"),
    ("Camila Duarte", "Mateo Rojas", "Ana Beltran"),
)
_DESK = ("Sam Porter", "Lena Fischer", "Yuki Sato", "Rosa Mendes", "Chris Dunn", "Farah Aziz")
MARKETERS = ("Kim Bell", "Anita Desai", "Peter Novak", "Julia Stein", "Marcus Lee", "Sofia Lang")
_MARKETING_TEAMS = ("Search", "Social", "Webinars", "Events", "Content", "Display")


def owners() -> dict[str, list[str]]:
    """Everyone on the roster, one row a person. The rep who left is not on it, though deals still carry the name."""
    rows = [(SALES_LEADER, "Sales leadership", "", "", "sales")]
    for region, manager, desk, reps in zip(REGIONS, MANAGERS, _DESK, _REPS, strict=True):
        rows.append((manager, f"{region} sales", SALES_LEADER, region, "sales"))
        rows.append((desk, f"{region} lead desk", manager, region, "sales"))
        rows.extend((rep, f"{region} sales", manager, region, "sales") for rep in reps)
    rows.append((MARKETING_LEADER, "Marketing leadership", "", "", "marketing"))
    rows.extend((person, team, MARKETING_LEADER, "", "marketing") for person, team in zip(MARKETERS, _MARKETING_TEAMS, strict=True))
    return dict(zip(("owner", "team", "manager", "region", "side"), map(list, zip(*rows, strict=True)), strict=True))


def reps(region: int) -> tuple[str, ...]:
    """The reps of a region, in the order in which deals are dealt out."""
    return _REPS[region]


def desk(region: int) -> str:
    """Who answers the leads of a region."""
    return _DESK[region]
