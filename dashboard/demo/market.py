"""What the demo company sells, where, and how each channel truly works: the numbers everything else is drawn from."""

from dataclasses import dataclass

NAME = "Brightwater"
REGIONS = ("AMER East", "AMER West", "EMEA North", "EMEA South", "APAC", "LATAM")
REGION_SHARE = (0.24, 0.19, 0.20, 0.12, 0.15, 0.10)
SEGMENTS = ("SMB", "Mid-Market", "Enterprise")
SEGMENT_SHARE = (0.44, 0.37, 0.19)
WIN_RATE = (0.28, 0.27, 0.225)
REGION_WIN = (1.05, 1.01, 1.0, 0.98, 1.01, 0.95)
CYCLE_DAYS = (50.0, 84.0, 128.0)
DEAL_SIZE = (23_000.0, 66_000.0, 182_000.0)
UNPAID = ("Direct", "Organic Search", "Email", "Referral", "Partner")
STAGES = ("Discovery", "Qualified", "Proposal", "Negotiation", "Closed Won", "Closed Lost")
WON, LOST = 4, 5
PRODUCTS = (
    ("Brightwater Core", "Platform", 18_000),
    ("Brightwater Teams", "Platform", 42_000),
    ("Brightwater Insights", "Analytics", 30_000),
    ("Brightwater Connect", "Integrations", 24_000),
)
BASE_DEALS = 20.4


@dataclass(frozen=True)
class Channel:
    """A paid channel: what it costs a year, how its budget is set and what it truly brings."""

    name: str
    yearly_spend: float
    follows_demand: float
    noise: float
    deals_a_week: float
    half_saturation: float
    carry_over: float
    cost_per_click: float


PAID = (
    Channel("Paid Search", 900_000, 1.0, 0.08, 1.12, 1.5, 0.2, 6.0),
    Channel("Paid Social", 1_120_000, 0.7, 0.06, 0.80, 1.0, 0.4, 4.5),
    Channel("Webinars", 800_000, 0.3, 0.10, 2.25, 8.0, 0.5, 11.0),
    Channel("Events", 1_900_000, 0.6, 0.15, 3.75, 3.0, 0.6, 0.0),
    Channel("Content Syndication", 800_000, 0.5, 0.10, 0.0, 1.0, 0.3, 9.0),
    Channel("Display", 300_000, 0.8, 0.10, 0.08, 0.6, 0.3, 2.2),
)
CHANNELS = tuple(channel.name for channel in PAID) + UNPAID
SEARCH, SOCIAL, WEBINARS, EVENTS, SYNDICATION, DISPLAY, DIRECT, ORGANIC, EMAIL, REFERRAL, PARTNER = range(len(CHANNELS))


@dataclass(frozen=True)
class Size:
    """How much of the company is generated: a share of its deals and money, and how fine its spend is."""

    scale: float
    daily: bool


SIZES = {"small": Size(1.0, True), "tiny": Size(0.1, False)}
