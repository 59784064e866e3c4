"""The look's colours for what leaves the app, light and dark; the same as in dashboard/ui/style.css."""

LIGHT = {
    "page": "#fbfaf8",
    "card": "#ffffff",
    "line": "#e7e5e4",
    "text": "#1c1917",
    "soft": "#57534e",
    "marketing": "#0f766e",
    "marketing-tint": "#ccfbf1",
    "sales": "#4338ca",
    "sales-tint": "#e0e7ff",
    "both": "#92400e",
    "both-tint": "#fef3c7",
    "good": "#15803d",
    "bad": "#b91c1c",
    "calm": "#78716c",
}
DARK = {
    "page": "#141312",
    "card": "#1e1c1a",
    "line": "#33302c",
    "text": "#f5f5f4",
    "soft": "#a8a29e",
    "marketing": "#2dd4bf",
    "marketing-tint": "#134e4a",
    "sales": "#a5b4fc",
    "sales-tint": "#312e81",
    "both": "#fbbf24",
    "both-tint": "#451a03",
    "good": "#4ade80",
    "bad": "#f87171",
    "calm": "#a8a29e",
}
VARIABLES = {name: f"var(--{name})" for name in LIGHT}
