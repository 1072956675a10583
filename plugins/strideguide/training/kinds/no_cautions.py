"""Nothing against the plan's own readers.

A plan that is made for a condition holds no exercise or activity that has to be left out with it; with `modify`, also
none that has to be changed. The rule protects readers: a brand can make it stricter, and not weaker.
"""

from typing import Literal, get_args

from ...model.base import Protects
from .base import AboutPlans, Balance, Found, Tell

Action = Literal["avoid", "modify"]
ACTIONS: tuple[Action, ...] = get_args(Action)  # a stricter rule refuses more of these


class NoCautions(AboutPlans):
    """Nothing that has to be left out with a condition that the plan is made for."""

    marks = (Protects("the rule that plans mind cautions", by="action", order=ACTIONS),)
    words = tuple(f"says.{action}" for action in ACTIONS)

    action: Action
    """`avoid`: only what has to be left out is refused; `modify`: also what has to be changed."""

    def judge(self, balance: Balance) -> Found:
        cautions = balance.cautions()
        for index, condition in enumerate(balance.plan.conditions):
            for action in ACTIONS[: ACTIONS.index(self.action) + 1]:
                if titles := cautions.get(condition, {}).get(action):
                    yield ("conditions", index), f'With "{condition}" there is to {action}: {", ".join(titles)}.'

    def says(self, tell: Tell) -> str:
        return tell(f"says.{self.action}")
