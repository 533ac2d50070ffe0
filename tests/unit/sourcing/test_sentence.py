"""The chain of sources as a reader sees it."""

from dabir.sourcing import sentence
from dabir.story import Source, SourceKind


def test_no_chain_is_no_sentence():
    assert sentence(()) == ""


def test_each_link_is_quoted_by_the_one_before():
    chain = (
        Source(kind=SourceKind.AGENCY, name="نوا"),
        Source(kind=SourceKind.AGENCY, name="کرانه"),
        Source(kind=SourceKind.PERSON, described="یک کارشناس بندر", reason="اجازهٔ گفت‌وگو نداشت"),
    )
    assert (
        sentence(chain) == "به گزارش نوا، به نقل از کرانه، به نقل از یک کارشناس بندر (نامش نیامده: اجازهٔ گفت‌وگو نداشت)"
    )


def test_a_source_of_which_nothing_is_said_is_still_counted():
    assert sentence((Source(kind=SourceKind.PERSON),)) == "به گزارش منبعی ناشناس (نامش نیامده)"
