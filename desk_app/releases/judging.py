"""Whether a release is one for this program."""

from desk_app.domain.releases.faults import UpdateRefused
from desk_app.domain.releases.manifest import Manifest, ReleaseBroken, SignedManifest
from desk_app.releases.running import Running
from desk_app.releases.signatures import is_signed


def judged(signed: SignedManifest, own: Running) -> Manifest:
    """What a release says of itself, believed only after its signature.

    Raises:
        UpdateRefused: not signed by a maker this program believes, unreadable, for another kind
            of machine, not newer than this program, or another version has to come first.
    """
    if not is_signed(signed, own.keys):
        raise UpdateRefused("signature")
    try:
        manifest = signed.read()
    except ReleaseBroken as error:
        raise UpdateRefused(error.reason) from error
    version = str(manifest.version)
    if manifest.platform != own.platform:
        raise UpdateRefused("platform", version)
    if manifest.version <= own.version:
        raise UpdateRefused("older", version)
    if manifest.follows > own.version:
        raise UpdateRefused("skips", version, str(manifest.follows))
    return manifest
