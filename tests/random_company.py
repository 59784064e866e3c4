"""A company drawn at random, with everything that could lose money on the way."""

import random
from collections.abc import Callable
from datetime import date, timedelta

KNOWN = {
    "rates": ["date,currency,rate", "2025-03-01,EUR,1.1", "2025-06-01,EUR,1.234567", "2025-03-01,GBP,1.3"],
    "accounts": ["account_id,account_name,region", "a1,Acme,West", "a2,acme,East", ",Bolt,", "a3,Bolt,North"],
    "owners": ["owner,team,region", "Ana,Alpha,West", "Bo,Beta,"],
    "campaigns": ["campaign_id,campaign_name,channel,budget", "k1,Brand,Search,5.00", "k2,Brand,Social,", "k3,Fair,Events,7"],
    "finance": ["period_start,period_end,metric,value", "2025-01-01,2025-03-31,booked_revenue,1234.56"],
    "targets": ["period_start,period_end,metric,value", "2025-01-01,2025-03-31,won_amount,1234.56"],
}
HEADERS = {
    "spend": "date,channel,campaign_id,campaign_name,cost,currency",
    "opportunities": "opportunity_id,stage,created_at,close_date,amount,currency,account_id,account_name,owner,is_deleted",
    "touchpoints": "touchpoint_id,occurred_at,channel,campaign_id,account_id,opportunity_id",
    "leads": "lead_id,created_at,account_id,account_name,owner,campaign_id",
}


class RandomCompany:
    """Files by table: currencies without rates, names that two accounts bear, touches of many deals, amounts left out."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)

    def files(self) -> dict[str, bytes]:
        """Every file, as CSV."""
        lines = KNOWN | {
            "spend": self.rows("spend", 200, self.spend),
            "opportunities": self.rows("opportunities", 150, self.deal),
            "touchpoints": self.rows("touchpoints", 400, self.touch),
            "leads": self.rows("leads", 60, self.lead),
        }
        return {name: "\n".join([*text, ""]).encode() for name, text in lines.items()}

    def rows(self, name: str, count: int, make: Callable[[int], list[str]]) -> list[str]:
        return [HEADERS[name], *(",".join(make(number)) for number in range(count))]

    def one(self, *cells: str) -> str:
        return self.draw.choice(cells)

    def day(self, first: date = date(2025, 1, 1)) -> str:
        return str(first + timedelta(days=self.draw.randrange(400)))

    def amount(self) -> str:
        return self.one("0.01", "100.00", f"{self.draw.randrange(10**7) / 100:.2f}")

    def spend(self, _: int) -> list[str]:
        campaign = [self.one("k1", "k9"), self.one("", "Brand", "Fair")]
        return [self.day(), self.one("", "Search"), *campaign, self.amount(), self.one("USD", "EUR", "SEK")]

    def deal(self, number: int) -> list[str]:
        stage, closes = self.one("Qualify", "Won", "Won", "Lost"), self.one("", self.day(date(2025, 9, 1)))
        money = [self.one("", self.amount()), self.one("USD", "EUR", "SEK")]
        who = [self.one("a1", "a2", "a4", ""), self.one("Acme", "Bolt", ""), self.one("Ana", "Bo", "ana", "")]
        return [f"d{number}", stage, self.one("", self.day()), closes, *money, *who, self.one("", "no", "yes")]

    def touch(self, number: int) -> list[str]:
        what = [self.one("Search", "Social", "Events"), self.one("k1", "k3", "")]
        return [f"t{number}", self.day(), *what, self.one("a1", "a2", "a4"), self.one("", f"d{self.draw.randrange(160)}")]

    def lead(self, number: int) -> list[str]:
        account = [self.one("a1", ""), self.one("Acme", "Bolt")]
        return [f"l{number}", self.day(), *account, self.one("Ana", "Cy"), self.one("k1", "k9")]
