#!/bin/sh
# The main job, on the examples: check one article, trace it, compare the group. Called by `make demo`.
set -eu
cd "$(dirname "$0")/.."
out=${1:-out}
mkdir -p "$out"

heading() {
    printf '\n======== %s\n\n' "$1"
}

heading "provenance check examples/relay.txt"
provenance check examples/relay.txt

heading "provenance trace examples/relay.txt"
provenance trace examples/relay.txt

set -- examples/meridiana.txt examples/relay.txt examples/voskevan.md examples/northgate.html

heading "provenance compare $*"
provenance compare "$@"

heading "provenance compare … --format html --output $out/compare.html"
provenance compare "$@" --format html --output "$out/compare.html"
case $out in
    /*) page=$out/compare.html ;;
    *) page=$PWD/$out/compare.html ;;
esac
echo "The comparison as a page to open in a browser: $page"
