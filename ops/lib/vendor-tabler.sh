#!/usr/bin/env bash
# Refreshes the pages' style sheet from the npm package @tabler/core; run it by hand, then look at every page and commit.
#
#   ops/lib/vendor-tabler.sh [VERSION]
#
# The version below keeps colours that browsers of 2021 know; later ones ask for oklch() and light-dark(), which many offices lack.
# LICENSE is kept by hand: the package carries it only as a line in the style sheet.
set -euo pipefail
VERSION="${1:-1.4.0}"
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
TARGET="$HERE/../../src/Agreements.Server/wwwroot/lib/tabler"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

(cd "$WORK" && npm pack --silent "@tabler/core@$VERSION" >/dev/null)
tar -xzf "$WORK/tabler-core-$VERSION.tgz" -C "$WORK" package/dist/css/tabler.min.css
mkdir -p "$TARGET"
# The reference to the source map would be a request for a file that is not here.
sed -e '/^\/\*# sourceMappingURL=/d' "$WORK/package/dist/css/tabler.min.css" >"$TARGET/tabler.min.css"
printf '%s\n' \
  "Tabler (npm package @tabler/core), version $VERSION, MIT licence: see LICENSE beside this file." \
  'tabler.min.css is dist/css/tabler.min.css of the package without the line that names its source map; nothing else is taken.' \
  'Refreshed by ops/lib/vendor-tabler.sh.' >"$TARGET/NOTICE"
printf 'tabler %s: %s bytes\n' "$VERSION" "$(wc -c <"$TARGET/tabler.min.css")"
