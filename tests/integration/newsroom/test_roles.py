"""Who may do what in a section of each way, through the newsroom's own addresses; and the way of a story."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.integration.newsroom.test_publishing import form
from wagtail.models import GroupPagePermission, Workflow

from dabir.newsroom import desk
from dabir.newsroom.errors import NotPermittedError
from dabir.newsroom.models import FrontPage, Notice, SectionPage, StoryPage, User
from dabir.newsroom.models.edition import Way
from dabir.newsroom.roles import ways
from dabir.newsroom.roles.errors import CannotReceiveError, InHandsError, NoNoteError, NotSubmittedError, SubmittedError
from dabir.newsroom.roles.roles import Role, page_permission
from dabir.newsroom.setup import prepare
from dabir.newsroom.verbs.approve import approve
from dabir.newsroom.verbs.claim import claim
from dabir.newsroom.verbs.embargo import embargo
from dabir.newsroom.verbs.hand_over import hand_over
from dabir.newsroom.verbs.name_section import name_section
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.restore import restore
from dabir.newsroom.verbs.send_back import send_back
from dabir.newsroom.verbs.shelve import shelve_one
from dabir.newsroom.verbs.submit import submit
from dabir.newsroom.verbs.take_over import take_over
from dabir.newsroom.verbs.withdraw import withdraw

OWN_DESK = "own desk"
OTHER_DESK = "other desk"
WHO = [*Role, OWN_DESK, OTHER_DESK]

WRITERS = {Role.REPORTER, Role.DESK, Role.CHIEF, OWN_DESK}
EDITORS = {Role.DESK, Role.CHIEF, Role.PHOTO, OWN_DESK}
DESKS = {Role.DESK, Role.CHIEF, OWN_DESK}
PUBLISHERS = {
    Way.STRAIGHT: {Role.REPORTER, *DESKS},
    Way.DESK: DESKS,
    Way.CHIEF: {Role.CHIEF},
}


@pytest.fixture(autouse=True)
def one_step_sign_in(settings):
    """Roles are asked about here, not second steps of signing in."""
    settings.DABIR_TWO_FACTOR_ROLES = ()


def follow(way: Way, slug: str = "politics") -> SectionPage:
    """Give the section *slug* a way and publish that."""
    section = desk.section(slug)
    section.way = way
    name_section(section)
    return desk.section(slug)


def member(role: str, name: str = "") -> User:
    """Make someone of a role, or of a section's desk alone."""
    names = {OWN_DESK: "دبیران سیاست", OTHER_DESK: "دبیران ورزش"}
    user = User.objects.create_user(name or f"user-{User.objects.count()}", password="secret")
    user.groups.add(Group.objects.get(name=names.get(role, str(role))))
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def fresh(page: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=page.pk)


def owned(page: StoryPage, user: User) -> StoryPage:
    """Make *page* the user's own, whether or not they may add one."""
    StoryPage.objects.filter(pk=page.pk).update(owner=user)
    return fresh(page)


def me(user: User) -> User:
    """The user without what Wagtail has cached of their rights."""
    return User.objects.get(pk=user.pk)


def press(user: User, name: str, page: StoryPage, **sent):
    return signed_in(user).post(reverse(f"way:{name}", args=(page.pk,)), sent)


def save(user: User, page, **sent):
    return signed_in(user).post(
        reverse("wagtailadmin_pages:edit", args=(page.pk,)), form("تیتر تازه", priority="3") | sent
    )


# The matrix


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("who", WHO)
def test_who_may_do_what(who, way, write, front, ledger):  # noqa: PLR0915  # one row of the table, cell by cell
    follow(way)
    user, writer = member(who), member(Role.REPORTER)
    publishes, writes, edits = who in PUBLISHERS[way], who in WRITERS, who in EDITORS
    before = ledger.head()

    # write
    section = desk.section("politics")
    address = reverse("wagtailadmin_pages:add", args=("newsroom", "storypage", section.pk))
    count = StoryPage.objects.count()
    signed_in(user).post(address, form("نوشتهٔ تازه", priority="3"))
    assert (StoryPage.objects.count() > count) is writes

    # edit others'
    page = write(owner=writer)
    save(user, page)
    assert (fresh(page).get_latest_revision_as_object().title == "تیتر تازه") is edits

    # submit others'
    press(user, "submit", page)
    assert fresh(page).workflow_in_progress is edits
    assert ledger.head() == before

    # approve and send back at the first step
    if not fresh(page).workflow_in_progress:
        submit(fresh(page), user=me(writer))
    press(user, "send_back", page, note="نام گوینده را بنویسید")
    sent_back = not fresh(page).workflow_in_progress
    assert sent_back is (who in DESKS)
    if sent_back:
        submit(fresh(page), user=me(writer))
    press(user, "approve", page)
    approved = fresh(page).current_workflow_state is None or (
        way == Way.CHIEF and (fresh(page).current_workflow_task.name == ways.CHIEF_TASK)
    )
    assert approved is (who in DESKS)
    straight_out = who in DESKS and way != Way.CHIEF
    assert fresh(page).live is straight_out
    assert (ledger.head() != before) is straight_out

    # the chief's step
    if way == Way.CHIEF and who in DESKS:
        press(user, "approve", page)
        assert fresh(page).live is (who == Role.CHIEF)

    # publish, by the form and by the verb; one's own, so that nothing but publishing is asked
    own = owned(write(), user)
    before = ledger.head()
    save(user, own, **{"action-publish": "1"})
    assert fresh(own).live is (publishes and (writes or edits))
    assert (ledger.head() != before) is fresh(own).live
    own, before = owned(write(), user), ledger.head()
    if publishes:
        publish(own, user=me(user))
    else:
        with pytest.raises(NotPermittedError):
            publish(own, user=me(user))
        signed_in(user).post(reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish")) + f"?id={own.pk}")
    assert (ledger.head() != before) is publishes

    # schedule
    own = owned(write(), user)
    before = ledger.head()
    later = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    save(user, own, go_live_at=later, **{"action-publish": "1"})
    scheduled = fresh(own).revisions.exclude(approved_go_live_at=None).exists()
    assert scheduled is publishes
    assert ledger.head() == before

    # unpublish
    public = write()
    publish(public)
    before = ledger.head()
    signed_in(user).post(reverse("wagtailadmin_pages:unpublish", args=(public.pk,)), {"reason": "نادرست"})
    assert fresh(public).live is not (publishes and who in DESKS)
    assert (ledger.head() != before) is (publishes and who in DESKS)


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("who", WHO)
def test_who_may_change_where_a_story_stands(who, way, write, front, ledger):
    follow(way)
    user = member(who)
    client = signed_in(user)
    publishes = who in PUBLISHERS[way]
    takes_down = publishes and who in DESKS

    def send(name: str, number: int, **sent) -> bool:
        """Ask for a change; say whether anything changed in the ledger or at the desk."""
        before = (ledger.head(), list(StoryPage.objects.order_by("pk").values("embargo_until", "code", "live")))
        client.post(reverse(f"standing:{name}", args=(number,)), sent)
        return before != (ledger.head(), list(StoryPage.objects.order_by("pk").values("embargo_until", "code", "live")))

    # one's own that readers do not have
    own = owned(write(), user)
    later = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    assert send("set_until", own.pk, until=later) is publishes
    if not publishes:
        embargo(own, timezone.now() + timedelta(days=2))
    assert send("lift", own.pk) is publishes

    # others' that readers have, at the desk and in the archive
    for shelved, may in ((False, takes_down), (True, who == Role.CHIEF)):
        one, other = publish(write("یکم")).code, publish(write("دوم")).code
        for code in (one, other) if shelved else ():
            shelve_one(code)
        assert send("withdraw", one, reason="نادرست") is may
        if not may:
            withdraw(one, "نادرست")
        assert send("restore", one) is may
        if not may:
            restore(one)
        assert send("move", one, code=one + 5_000, sure="1") is may
        assert send("merge", one + 5_000 if may else one, code=other, sure="1") is may


def test_a_reporter_publishes_and_withdraws_their_own_in_a_straight_section_and_nothing_else(write, front, ledger):
    section, user = follow(Way.STRAIGHT), member(Role.REPORTER)
    client = signed_in(user)
    own, others = write(owner=user), write(owner=member(Role.DESK))
    bulk = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    client.post(f"{bulk}?id={others.pk}&id={section.pk}")
    assert not fresh(others).live
    with pytest.raises(NotPermittedError):
        publish(others, user=me(user))
    publish(own, user=me(user))
    publish(others)
    before = ledger.head()
    for name, page in (("unpublish", others), ("unpublish", section), ("delete", others), ("delete", section)):
        client.post(reverse(f"wagtailadmin_pages:{name}", args=(page.pk,)), {"reason": "نادرست"})
    unpublish = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "unpublish"))
    client.post(f"{unpublish}?id={others.pk}&id={section.pk}")
    save(user, others, **{"action-publish": "1"})
    assert ledger.head() == before
    assert desk.section("politics").live
    client.post(reverse("wagtailadmin_pages:unpublish", args=(own.pk,)), {"reason": "نادرست"})
    assert not fresh(own).live


@pytest.mark.parametrize(
    ("who", "way", "may"),
    [
        (OWN_DESK, Way.CHIEF, False),
        (Role.DESK, Way.CHIEF, False),
        (OWN_DESK, Way.DESK, False),
        (Role.DESK, Way.DESK, True),
        (Role.CHIEF, Way.CHIEF, True),
    ],
)
def test_no_story_comes_into_another_section_past_those_who_publish_there(who, way, may, write, ledger):
    follow(Way.DESK)
    follow(way, "sport")
    page, before = write(other_sections=["sport"]), ledger.head()
    save(member(who), page, other_sections="sport", **{"action-publish": "1"})
    assert (ledger.head() != before) is may
    assert fresh(page).live is may


def test_where_readers_find_a_story_it_stays_when_its_own_desk_corrects_it(write, ledger):
    follow(Way.CHIEF, "sport")
    page = write(other_sections=["sport"])
    publish(page)
    publish(fresh(page), user=member(OWN_DESK))
    assert ledger.current("story", str(fresh(page).code)).story.sections == ("politics", "sport")


@pytest.mark.parametrize("who", WHO)
def test_who_sets_the_front(who, front, ledger):
    user, before = member(who), ledger.head()
    sent = {"title": "سپیدار", "layout": "pair", "lead": "", "second": "", "strip": "", "action-publish": "1"}
    sent |= {"breaking": "", "breaking_code": "", "breaking_until": ""}
    sent |= {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    signed_in(user).post(reverse("wagtailadmin_pages:edit", args=(front.pk,)), sent)
    may = who == Role.CHIEF
    assert (FrontPage.objects.get().layout == "pair") is may
    assert (ledger.head() != before) is may


@pytest.mark.parametrize("who", WHO)
def test_who_reads_the_record_and_sees_to_partners(who, front):
    client = signed_in(member(who))
    may = who in {Role.CHIEF, Role.ADMINISTRATOR}
    assert (client.get(reverse("record:index")).status_code == 200) is may
    assert (client.get(reverse("wagtailsnippets_newsroom_partner:list")).status_code == 200) is may


# Ways


def test_a_draft_of_a_way_opens_nothing(front):
    section = follow(Way.CHIEF)
    section.way = Way.STRAIGHT
    section.save_revision(user=member(Role.DESK))
    assert not desk.section("politics").permissions_for_user(member(Role.DESK)).can_publish()
    assert not desk.section("politics").permissions_for_user(member(Role.REPORTER)).can_publish()


def test_a_way_may_change_and_change_back(front):
    for way in (Way.CHIEF, Way.STRAIGHT, Way.DESK, Way.CHIEF, Way.DESK):
        section = follow(way)
        assert section.permissions_for_user(member(Role.DESK)).can_publish() is (way != Way.CHIEF)
        assert not section.permissions_for_user(member(Role.REPORTER)).can_publish()
        assert section.get_workflow().tasks.count() == (2 if way == Way.CHIEF else 1)
    assert Workflow.objects.count() == SectionPage.objects.count()


def test_a_right_given_at_the_front_in_older_days_moves_to_the_sections(front):
    group = Group.objects.get(name=Role.DESK)
    GroupPagePermission.objects.create(group=group, page=front, permission=page_permission("publish_page"))
    follow(Way.CHIEF)
    user = member(Role.DESK)
    assert not desk.section("politics").permissions_for_user(user).can_publish()
    assert desk.section("sport").permissions_for_user(user).can_publish()


def test_what_a_chief_changed_stays_changed(front):
    group = Group.objects.get(name=Role.PHOTO)
    group.page_permissions.all().delete()
    prepare()
    assert not group.page_permissions.exists()


# The way of a story


@pytest.fixture
def people(front) -> dict[str, User]:
    return {role: member(role, f"p{number}") for number, role in enumerate(WHO)}


def told(user: User) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(user=user, read_at=None).order_by("pk").values_list("verb", "note"))


def test_a_story_goes_from_reporter_to_desk_to_chief_and_each_is_told(write, people, ledger):
    follow(Way.CHIEF)
    reporter, own, chief = people[Role.REPORTER], people[OWN_DESK], people[Role.CHIEF]
    page = write(owner=reporter)
    press(reporter, "submit", page)
    assert told(own) == [("submitted", "")]
    assert told(people[OTHER_DESK]) == told(people[Role.DESK]) == told(chief) == []
    press(own, "send_back", page, note="  ")
    assert fresh(page).workflow_in_progress
    press(own, "send_back", page, note="نام گوینده کجاست؟")
    assert told(reporter) == [("sent_back", "نام گوینده کجاست؟")]
    assert fresh(page).holder == reporter
    press(reporter, "submit", page)
    press(own, "approve", page)
    assert told(chief) == [("submitted", "")]
    before = ledger.head()
    press(own, "approve", page)
    assert (fresh(page).live, ledger.head()) == (False, before)
    press(chief, "approve", page)
    assert fresh(page).live
    assert [verb for verb, _note in told(reporter)] == ["sent_back", "approved", "published"]


def test_the_buttons_of_wagtail_do_the_same(write, people):
    page = write(owner=people[Role.REPORTER])
    submit(page, user=people[Role.REPORTER])
    state = fresh(page).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "reject", state.pk))
    signed_in(people[OWN_DESK]).post(address, {"comment": "کوتاه‌تر"})
    assert told(people[Role.REPORTER]) == [("sent_back", "کوتاه‌تر")]


def test_a_story_is_in_one_pair_of_hands(write, people):
    page = write(owner=people[Role.REPORTER])
    claim(page, user=people[Role.PHOTO])
    with pytest.raises(InHandsError):
        claim(fresh(page), user=people[Role.REPORTER])
    with pytest.raises(NotPermittedError):
        take_over(fresh(page), user=people[Role.REPORTER])
    take_over(fresh(page), user=people[Role.DESK])
    assert fresh(page).holder == people[Role.DESK]
    assert told(people[Role.PHOTO]) == [("taken_over", "")]


def test_a_lock_is_taken_over_even_under_way(write, people):
    page = write(owner=people[Role.REPORTER])
    submit(page, user=people[Role.REPORTER])
    StoryPage.objects.filter(pk=page.pk).update(locked=True, locked_by=people[OWN_DESK], locked_at=timezone.now())
    with pytest.raises(NotPermittedError):
        approve(fresh(page), user=people[Role.DESK])
    press(people[Role.DESK], "take_over", page)
    assert (fresh(page).locked_by, fresh(page).holder) == (people[Role.DESK], people[Role.DESK])
    assert ("taken_over", "") in told(people[OWN_DESK])
    approve(fresh(page), user=people[Role.DESK])
    assert fresh(page).live


def test_unlocking_by_wagtail_tells_who_had_locked(write, people):
    page = write(owner=people[Role.REPORTER])
    signed_in(people[OWN_DESK]).post(reverse("wagtailadmin_pages:lock", args=(page.pk,)))
    assert fresh(page).locked_by == people[OWN_DESK]
    signed_in(people[Role.DESK]).post(reverse("wagtailadmin_pages:unlock", args=(page.pk,)))
    assert told(people[OWN_DESK]) == [("taken_over", "")]


def test_handing_over(write, people):
    page = write(owner=people[Role.REPORTER])
    with pytest.raises(CannotReceiveError):
        hand_over(page, people[OTHER_DESK], user=people[Role.REPORTER])
    press(people[Role.REPORTER], "hand_over", page, to=str(people[OWN_DESK].pk), note="از اینجا با شما")
    assert fresh(page).holder == people[OWN_DESK]
    assert told(people[OWN_DESK]) == [("handed_over", "از اینجا با شما")]
    with pytest.raises(InHandsError):
        hand_over(fresh(page), people[Role.DESK], user=people[Role.REPORTER])


def test_what_cannot_be_done_now(write, people):
    page = write(owner=people[Role.REPORTER])
    with pytest.raises(NotSubmittedError):
        approve(page, user=people[Role.DESK])
    submit(page, user=people[Role.REPORTER])
    with pytest.raises(SubmittedError):
        submit(fresh(page), user=people[Role.DESK])
    with pytest.raises(NoNoteError):
        send_back(fresh(page), " ", user=people[Role.DESK])


def test_a_script_gets_json(write, people):
    page = write(owner=people[Role.REPORTER])
    client = signed_in(people[Role.REPORTER])
    answer = client.post(reverse("way:claim", args=(page.pk,)), headers={"Accept": "application/json"})
    assert answer.json()["success"] is True
    answer = client.post(reverse("way:approve", args=(page.pk,)), headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["error_code"]) == (400, "newsroom.not_submitted")


def test_next_leads_nowhere_else(write, people):
    page = write(owner=people[Role.REPORTER])
    assert press(people[Role.REPORTER], "claim", page, next="/newsroom/notices/")["Location"] == "/newsroom/notices/"
    assert "example" not in press(people[Role.REPORTER], "claim", page, next="https://example.com/")["Location"]


def test_notices_are_counted_until_the_story_is_opened(write, people):
    page = write(owner=people[Role.REPORTER])
    submit(page, user=people[Role.REPORTER])
    client = signed_in(people[OWN_DESK])
    shown = client.get(reverse("notices:index")).text
    assert page.title in shown
    assert "(۱)" in shown.encode().decode("unicode_escape", "ignore") or "(۱)" in shown or "\\u06f1" in shown
    client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert told(people[OWN_DESK]) == []


def test_the_page_of_the_way_offers_what_may_be_done(write, people):
    page = write(owner=people[Role.REPORTER])
    submit(page, user=people[Role.REPORTER])
    address = reverse("way:show", args=(page.pk,))
    assert reverse("way:approve", args=(page.pk,)) in signed_in(people[OWN_DESK]).get(address).text
    assert reverse("way:approve", args=(page.pk,)) not in signed_in(people[Role.REPORTER]).get(address).text
    assert signed_in(people[OTHER_DESK]).get(address).status_code == 302


def test_a_withdrawal_in_a_chief_s_section_is_the_chief_s(write, people):
    follow(Way.CHIEF)
    code = publish(write()).code
    with pytest.raises(NotPermittedError):
        withdraw(code, "نادرست", user=people[Role.DESK])
    withdraw(code, "نادرست", user=people[Role.CHIEF])
