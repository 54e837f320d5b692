"""What can stand in the way of a decision between two acts."""

from desk_app.domain.errors import Disagreement, RuleBroken


class DecisionUnfounded(RuleBroken):
    """A decision without its reason."""

    code = "deciding.unfounded"


class DecidedAlready(Disagreement):
    """Another desk has decided, or what stands is another act by now."""

    code = "deciding.moved"


class DecisionImpossible(RuleBroken):
    """The act in the way cannot be taken back: a code given out, money taken."""

    code = "deciding.impossible"


class RefusalGone(Disagreement):
    """What was refused is no longer: the centre has taken it, or somebody has mended it."""

    code = "deciding.refusal_gone"
