#!/bin/sh
# Records which classes Lamina's commands load, parsed and laid out, in lib/lamina.jsa: commands start in half the time with it. It
# belongs to lib/modules of this one runtime, which it knows by size and date: the date is a fixed one, as in archives. Java's newer
# cache (-XX:AOTCache) leaves out the classes that stand for lambdas where a module is incubating, as the Vector API's is, and so
# brings less.
set -eu
lib=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
TZ=UTC touch -t 202601010000 "$lib/modules"
rm -f "$lib/lamina.jsa"
export LAMINA_PLUGINS='' TORNADOVM_HOME=''
LAMINA_OPTS="-XX:DumpLoadedClassList=$work/classes" "$lib/../bin/lamina" rehearse "$lib/rehearsal.txt"
LAMINA_OPTS="-Xshare:dump -XX:SharedClassListFile=$work/classes -XX:SharedArchiveFile=$work/lamina.jsa -Xlog:cds=error -Xlog:aot=error" \
    "$lib/../bin/lamina" rehearse
mv "$work/lamina.jsa" "$lib/lamina.jsa"
