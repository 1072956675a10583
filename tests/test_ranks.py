"""The best plan by sums is the matcher's own, whatever is answered together."""

from __future__ import annotations

from random import Random

from strideguide.model.questions import QUESTIONS
from strideguide.training.match import Matcher
from strideguide.training.payload import payload
from strideguide.training.ranks import GROUPS, Ranks
from tests.browser.once import library as shipped
from tests.node import drawn
from tests.node.properties import answers_of
from tests.scale import at


def test_each_answer_belongs_to_one_group() -> None:
    assert sorted(question for group in GROUPS for question in group) == sorted(QUESTIONS)


def test_whatever_is_answered_the_sums_find_the_plan_that_the_matcher_finds() -> None:
    guide, random = shipped(), Random(19)
    assert guide.picker
    matcher = Matcher(payload(guide, guide.picker), today=drawn.DAY + 4)
    ranks = Ranks(matcher)
    few = [answers_of(given) for given in drawn.answers(matcher.data, random, at(300, 20_000))]
    found = [(best.plan if (best := matcher.best(one)) else None, ranks.best(one)) for one in few]
    assert [(few[nth], *pair) for nth, pair in enumerate(found) if pair[0] != pair[1]] == []
    assert None in {best for _, best in found} and len({best for _, best in found}) > 10
