#!/bin/sh
# Records which classes Lamina's commands load, parsed and laid out, in lib/lamina.aot: commands start in half the time with it. It
# belongs to lib/modules of this one runtime, which it knows by size and date: the date is a fixed one, as in archives.
set -eu
lib=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
TZ=UTC touch -t 202601010000 "$lib/modules"
rm -f "$lib/lamina.aot"
LAMINA_PLUGINS='' TORNADOVM_HOME='' LAMINA_OPTS="-XX:AOTCacheOutput=$work/lamina.aot -Xlog:aot=error -Xlog:cds=error" \
    "$lib/../bin/lamina" rehearse "$lib/rehearsal.txt"
mv "$work/lamina.aot" "$lib/lamina.aot"
