"""Records to bytes and back."""

from __future__ import annotations

import json
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.story import (
    Breaking,
    Front,
    Layout,
    Markers,
    RecordError,
    Rule,
    SchemaError,
    Section,
    Story,
    Until,
    decode,
    encode,
)
from dabir.story.codec import SCHEMA
from dabir.testing.stories import make_story
from dabir.testing.strategies import stories


@given(stories())
def test_a_story_comes_back_equal_and_its_bytes_are_canonical(story):
    text = encode(story)
    assert decode(text, Story) == story
    assert encode(decode(text, Story)) == text


CODES = st.lists(st.integers(1, 9)).map(tuple)
INSTANTS = st.datetimes(timezones=st.just(UTC))
NEWS = st.builds(Breaking, st.text(), INSTANTS, st.integers(0, 9))


@given(
    st.builds(
        Front,
        lead=st.integers(0, 9),
        strip=CODES,
        layout=st.sampled_from(Layout),
        second=CODES,
        breaking=st.none() | NEWS,
        until=st.lists(st.builds(Until, st.integers(1, 9), INSTANTS), max_size=3).map(tuple),
        rules=st.lists(st.builds(Rule, st.text(), st.integers(0, 48)), max_size=3).map(tuple),
    )
)
def test_other_records_come_back_too(front):
    assert decode(encode(front), Front) == front


def test_the_bytes_are_readable_json_that_begins_with_the_schema():
    text = encode(Section(slug="world", name="جهان", order=3))
    assert text == '{"schema":1,"slug":"world","name":"جهان","order":3}'
    assert encode(Front()) == '{"schema":1}'


def test_an_instant_is_stored_in_utc_and_gregorian():
    fields = json.loads(encode(make_story(1)))
    assert fields["first_published"] == "2013-08-20T18:29:00Z"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema":"1"}', '{"schema":0}', '{"schema":1}', '{"schema":1,"code":"x"}', "\ud800"]
)
def test_what_is_no_record_is_refused(text):
    with pytest.raises((RecordError, UnicodeEncodeError)):
        decode(text, Story)


def test_an_unknown_field_is_refused_rather_than_lost():
    fields = json.loads(encode(make_story(1))) | {"surprise": 1}
    with pytest.raises(RecordError):
        decode(json.dumps(fields), Story)


@given(stories())
def test_a_record_reads_the_same_however_its_text_is_spaced(story):
    fields = json.loads(encode(story))
    assert decode(json.dumps(fields), Story) == decode(json.dumps(fields, indent=1).encode(), Story) == story


def test_a_record_from_the_future_says_so():
    text = encode(make_story(1)).replace(f'"schema":{SCHEMA}', f'"schema":{SCHEMA + 1}', 1)
    with pytest.raises(SchemaError) as raised:
        decode(text, Story)
    assert raised.value.fields == {"schema": SCHEMA + 1, "newest": SCHEMA}


def test_equal_records_are_equal_bytes_however_they_came_to_be():
    usual = make_story(1)
    made = make_story(1, language=str(b"fa", "ascii"), markers=Markers())  # equal to the defaults, other objects
    assert made == usual
    assert encode(made) == encode(usual)
