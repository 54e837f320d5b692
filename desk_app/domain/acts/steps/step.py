"""What every wing of steps exposes: kinds of acts, and what each makes of a dossier."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from desk_app.domain.acts.act import Act
from desk_app.domain.dossier import Dossier

Step: TypeAlias = Callable[[Dossier, Act], Dossier]
"""Pure. Raises StepNotAllowed where the act does not apply any more."""

Steps: TypeAlias = Mapping[str, Step]
