"""The router: every page once, in meeting order."""

import streamlit as st

from dashboard.paths import static_folder
from dashboard.ui.frame import frame

page = st.navigation(
    [
        st.Page("views/this_week.py", title="This week", default=True),
        st.Page("views/does_it_pay.py", title="Does it pay", url_path="does-it-pay"),
        st.Page("views/credit.py", title="Credit", url_path="credit"),
        st.Page("views/pipeline.py", title="Pipeline", url_path="pipeline"),
        st.Page("views/hand_off.py", title="Hand-off", url_path="hand-off"),
        st.Page("views/findings.py", title="Findings", url_path="findings"),
        st.Page("views/customers.py", title="Customers", url_path="customers"),
        st.Page("views/plan.py", title="Plan", url_path="plan"),
        st.Page("views/meeting.py", title="Meeting", url_path="meeting"),
        st.Page("views/data.py", title="Data", url_path="data"),
        st.Page("views/definitions.py", title="Definitions", url_path="definitions"),
    ],
    position="top",
)
st.set_page_config(page_title=f"{page.title} · Tandem", page_icon=static_folder() / "icon.png", layout="wide")
frame()
page.run()
