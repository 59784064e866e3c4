"""Bytes to text: right, or a question that names the line."""

import pytest

TABLE = "date,channel,campaign,cost\n2026-01-01,Email,Café,1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_usual_encodings_read_right(read, encoding):
    assert read(TABLE.encode(encoding)).rows["campaign_name"].to_pylist() == ["Café"]


def test_western_text_is_noted(read):
    assert any("cp1252" in note for note in read(TABLE.encode("cp1252")).notes)


def test_two_encodings_in_one_file_are_refused_with_the_line(refusal):
    refused = refusal(TABLE.encode() + "2026-01-02,Email,Café,1\n".encode("cp1252"))
    assert (refused.line, refused.option) == (3, "--encoding")


@pytest.mark.parametrize(("encoding", "word"), [("shift_jis", "キャンペーン"), ("cp1251", "Кампания"), ("big5", "廣告活動")])
def test_other_alphabets_are_asked_about_and_read_when_told(read, refusal, encoding, word):
    data = TABLE.replace("Café", word).encode(encoding)
    assert refusal(data).option == "--encoding"
    assert read(data, encoding=encoding).rows["campaign_name"].to_pylist() == [word]


def test_nul_bytes_are_refused_with_the_line(refusal):
    assert refusal(TABLE.encode() + b"2026-01-02,Em\x00ail,x,1\n").line == 3


def test_an_unknown_encoding_is_a_sentence(refusal):
    assert refusal(TABLE, encoding="klingon").option == "--encoding"
