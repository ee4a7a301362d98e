#!/bin/sh
# Compresses files of npm packages relative to those of the version before, with the encoder of the extension.
# Usage: benchmarks/deltas.sh [directory for the packages]
set -eu
cd "$(dirname "$0")/.."
root=$PWD
work=${1:-$root/target/deltas}
mkdir -p "$work"

# the last module, deployment, overwrites the file
mvn -q -B -ntp -pl runtime,deployment package dependency:build-classpath -DskipTests -Dmdep.outputFile="$work/classpath"
classpath=runtime/target/classes:deployment/target/classes:$(cat "$work/classpath")

# package, the version before, version, files
packages='
bootstrap 5.3.7 5.3.8 dist/css/bootstrap.min.css dist/js/bootstrap.bundle.min.js
htmx.org 2.0.6 2.0.7 dist/htmx.min.js
alpinejs 3.14.9 3.15.0 dist/cdn.min.js
chart.js 4.4.9 4.5.0 dist/chart.umd.js
three 0.179.1 0.180.0 build/three.module.min.js build/three.core.min.js
katex 0.16.21 0.16.22 dist/katex.min.css dist/katex.min.js
'

set --
while read -r package before after files; do
    [ -n "$package" ] || continue
    for version in "$before" "$after"; do
        directory=$work/$package-$version
        if [ ! -d "$directory" ]; then
            archive=$(cd "$work" && npm pack --silent "$package@$version" </dev/null)
            mkdir "$directory.new"
            tar -xzf "$work/$archive" -C "$directory.new"
            mv "$directory.new" "$directory"
        fi
    done
    for file in $files; do
        [ -f "$work/$package-$before/package/$file" ] && [ -f "$work/$package-$after/package/$file" ] || continue
        set -- "$@" "$package $before to $after: ${file##*/}" "$work/$package-$before/package/$file" \
            "$work/$package-$after/package/$file"
    done
done <<EOF
$packages
EOF

javac -d "$work/classes" -cp "$classpath" benchmarks/deltas/DeltaTable.java
rm -rf "$work/cache"
java -cp "$work/classes:$classpath" io.quarkiverse.cachebuster.deployment.DeltaTable "$work/cache" "$@"
