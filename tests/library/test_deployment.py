"""settings.toml: what it says, and a sentence for each mistake."""

import pytest

from dashboard.deployment import BadSettings, Settings, Smtp, settings_of


def said(folder, text):
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return settings_of(folder / "tandem.duckdb")


def test_without_a_file_nothing_is_set(tmp_path):
    assert settings_of(tmp_path / "tandem.duckdb") == Settings()


def test_what_it_says_is_read_and_the_rest_is_usual(tmp_path):
    found = said(tmp_path, '[smtp]\nhost = "mail"\nfrom = "a@b"\nto = "c@d"\n[webhook]\nurl = "https://chat/hook"\n')
    assert found == Settings(Smtp("mail", "a@b", ("c@d",), 587, "starttls"), "https://chat/hook")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[smpt]\n", "[smpt] is not known; there are [smtp] and [webhook]."),
        ("smtp = 3\n", "smtp must be a section, [smtp]."),
        ('[smtp]\nfrom = "a@b"\nto = "c@d"\n', "[smtp] needs host: the name of the mail server, such as smtp.example.com."),
        ('[smtp]\nhost = "m"\nfrom = "a@b"\nto = []\n', "[smtp] to must be one address or a list of them"),
        ('[smtp]\nhost = "m"\nport = 99999\nfrom = "a@b"\nto = "c@d"\n', "[smtp] port must be a number such as 587."),
        ('[smtp]\nhost = "m"\nfrom = "a@b\\nBcc: x@y"\nto = "c@d"\n', "[smtp] from must be one address"),
        (
            '[smtp]\nhost = "m"\nsecurity = "none"\npassword = "p"\nfrom = "a@b"\nto = "c@d"\n',
            "sends no password over an open line",
        ),
        ('[webhook]\nurl = "file:///etc/passwd"\n', "[webhook] url must be an address that begins with https:// or http://."),
        ('[webhook]\nurl = "https://x"\nkey = 1\n', "[webhook] has no key; it takes url."),
        ("[smtp\n", "cannot be read"),
    ],
)
def test_a_mistake_is_a_sentence(tmp_path, text, sentence):
    with pytest.raises(BadSettings) as wrong:
        said(tmp_path, text)
    assert sentence in str(wrong.value)
