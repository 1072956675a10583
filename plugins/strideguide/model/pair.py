"""A pair: the right form beside a wrong one, so that a reader sees a mistake as a coach would."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .figure import Figure, Part, Pose, Scene


class Slip(Pose):
    """The body in a wrong form. What is not given is as in the right one."""

    back: Literal["round", "hollow"] | None = None
    """How the back bends, seen from the side; straight if it is not given."""
    at: Part | None = None
    """The part that is ringed, as the fault is there: `knees`, `near heel`, `back`."""


class Pair(Scene):
    """The right form and a wrong one, drawn side by side at the mistake that they show.

    With `pose` the right form is one of the figure's own, and all is seen as there. With `right` it is a pose of its
    own, seen from where the fault is plain: the fields of a figure then say from where, and what is around.
    """

    pose: Annotated[int, Field(ge=1, le=4)] | None = None
    """The number of the figure's pose that is the right form."""
    right: Pose | None = None
    """The right form, if none of the figure's poses shows what counts."""
    wrong: Slip
    """The wrong form."""

    def figure(self, whole: Figure | None) -> Figure:
        """A figure whose last two poses are the right form and the wrong one; `whole` is the one of the exercise."""
        if self.right or whole is None:
            around = {name: getattr(self, name) for name in Scene.model_fields}
            return Figure.model_construct(poses=[self.right or Pose(caption=self.wrong.caption), self.wrong], **around)
        poses = [*whole.poses[: self.pose], self.wrong]
        return whole.model_copy(update={"poses": poses, "moves": None, "card": None, "loop": False})
