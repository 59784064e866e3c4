"""What do the words mean? Every number, term and table; what both sides signed; settings and notes."""

from dashboard.ui import agreed, definitions, notes, parts, sentence, settings

sentence(
    "definitions/opening",
    templates={
        "none": "Every number has one question behind it, and every word one meaning; nobody has signed one yet.",
        "signed": "Every number has one question behind it; **{signed_count:meaning}** signed by both sides.",
        "waits": "**{waits_count:proposal}** waiting for a signature; {signed_count:meaning} signed by both sides.",
    },
)
parts(Words=definitions, Signed=agreed, Settings=settings, Notes=notes)
