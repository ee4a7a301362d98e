#!/usr/bin/env bash
# Runs all benchmarks and describes the machine, which should be idle otherwise. Takes about an hour.
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8
mkdir -p target
value() { grep -oPm 1 "(?<=<$1>)[^<]*" $2; }
{
    date -u +%F
    lscpu | grep -E '^(Model name|CPU\(s\)|Thread|L[123]|Hypervisor)'
    free -h | awk '/^Mem/ { print "Memory: " $2 }'
    uname -sr
    java -version 2>&1 | head -1
    echo "Quarkus $(value quarkus.version ../pom.xml), Spring Boot $(sed -n '/<parent>/,/<\/parent>/p' spring/pom.xml | grep -oP '(?<=<version>)[^<]*'), Spring Framework $(value spring.version micro/pom.xml), JMH $(value jmh.version micro/pom.xml)"
    PATH=$PATH:/usr/sbin nginx -v 2>&1
    { wrk -v || true; } 2>&1 | grep -o '^wrk [^ ]*'
    echo "commit $(git rev-parse --short HEAD)"
    echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
    for script in micro delivery scale; do
        echo
        echo "== $script"
        ./$script.sh
    done
} 2>&1 | tee target/all.txt
