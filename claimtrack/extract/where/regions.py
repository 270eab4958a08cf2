"""Names of countries, states and provinces, and how the press shortens them."""

from __future__ import annotations

import re
from typing import Final

STATES: Final = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota "
    "Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah "
    "Vermont Virginia Washington Wisconsin Wyoming Ontario Quebec Alberta Manitoba Saskatchewan Queensland "
    "Victoria"
).split()
STATES_OF_TWO: Final = [
    "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Rhode Island", "South Carolina",
    "South Dakota", "West Virginia", "British Columbia", "New Brunswick", "Nova Scotia", "New South Wales",
]  # fmt: skip
COUNTRIES: Final = [
    "United States", "United Kingdom", "U.K.", "UK", "U.S.", "USA", "Norway", "Sweden", "Finland", "Denmark", "Iceland", "Portugal", "Spain", "France",
    "Germany", "Netherlands", "Belgium", "Ireland", "Italy", "Poland", "Switzerland", "Austria", "Greece", "Israel", "Saudi Arabia",
    "United Arab Emirates", "UAE", "Abu Dhabi", "Dubai", "Qatar", "Kuwait", "India", "Japan", "South Korea", "Singapore", "Malaysia", "Indonesia",
    "Thailand", "Vietnam", "Philippines", "Taiwan", "China", "Australia", "New Zealand", "Canada", "Mexico", "Brazil", "Chile", "Argentina",
    "Tasmania", "Queensland", "New South Wales", "Ontario", "Quebec", "Alberta", "British Columbia", "Manitoba", "Saskatchewan",
    "Andhra Pradesh", "Maharashtra", "Gujarat", "Tamil Nadu", "Telangana", "Karnataka", "Uttar Pradesh", "Kerala", "Hokkaido", "Kyushu", "Okinawa", "Sarawak",
    "Catalonia", "Aragon", "Brandenburg", "Hesse", "Telemark", "Lombardy", "Selangor", "Jeju",
    "South Africa", "Kenya", "Nigeria", "Kazakhstan", "Armenia", "Turkey", "Britain", "England", "Scotland", "Wales", "Essonne", "Bavaria",
]  # fmt: skip
WIDE: Final = frozenset(
    {"United States", "U.S.", "USA", "United Kingdom", "U.K.", "UK", "China", "India", "Canada", "Australia"}
)
"""Countries so large that they say little of where something stands, once a place in one is named."""
COUNTRY_NAMES: Final = frozenset(COUNTRIES)
CODES: Final = (
    "AL AZ AR CA CO FL GA IA ID IL IN KS KY LA MD MI MN MO MS MT NC ND NE NJ NM NV NY OH OK OR PA SC SD TN TX "
    "UT VA WA WI WV WY"
).split()
PRESS_CODES: Final = (
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. "
    "N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Tex. Vt. Va. Wash. W.Va. Wis. Wyo. "
    "Ont. Que. Alta. B.C. Man. Sask. N.S. N.B."
).split()
"""States and provinces as the press shortens them (Associated Press and Canadian Press stylebooks)."""
REGIONS: Final = frozenset({*STATES, *STATES_OF_TWO, *COUNTRIES})
any_region = "|".join(re.escape(r) for r in sorted([*STATES, *STATES_OF_TWO, *COUNTRIES], key=len, reverse=True))
