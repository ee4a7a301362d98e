#!/usr/bin/env bash
# Measures time and allocation of single calls with JMH, and the heap of a manifest. Each round runs all benchmarks in fresh
# JVMs. Prints medians.
# Usage: benchmarks/micro.sh [rounds] [JMH options for the number and length of iterations and the choice of benchmarks]
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-3}
shift || true
iterations=("$@")
[ $# -gt 0 ] || iterations=(-wi 4 -w 500ms -i 6 -r 500ms)
work=$PWD/target/micro
rm -rf $work && mkdir -p $work

(cd .. && mvn -B -ntp -q -Pbenchmarks -DskipTests -pl runtime,deployment,benchmarks/micro package)
classpath="micro/target/classes:micro/target/lib/*"
for i in $(seq $rounds); do
    echo "round $i of $rounds"
    java -cp "$classpath" org.openjdk.jmh.Main -foe true -f 1 -jvmArgs -Xmx2g -bm avgt -tu ns \
        -prof gc -rf json -rff $work/round-$i.json "${iterations[@]}" >$work/round-$i.log 2>&1
done

python3 - $work/round-*.json <<'PYTHON'
import json, statistics, sys
times, allocated, speeds = {}, {}, {}
for file in sys.argv[1:]:
    for run in json.load(open(file)):
        name = '.'.join(run['benchmark'].split('.')[-2:]), *(value.split('/')[-1] for value in run.get('params', {}).values())
        bytes_read = run['secondaryMetrics'].get('bytes')
        if bytes_read:
            speeds.setdefault(name, []).append(1000 / bytes_read['score'])
        times.setdefault(name, []).append(run['primaryMetric']['score'])
        allocated.setdefault(name, []).append(run['secondaryMetrics']['gc.alloc.rate.norm']['score'])
median = {name: statistics.median(values) for name, values in times.items()}
for name, values in times.items():
    spread = (max(values) - min(values)) / median[name] / 2
    speed = f' {statistics.median(speeds[name]):7.0f} MB/s' if name in speeds else ''
    print(f'{name[0]:34} {" ".join(name[1:]):>19} {median[name]:12.1f} ns ±{spread:4.0%}'
          f' {statistics.median(allocated[name]):10.0f} bytes allocated{speed}')

def ratio(target, one, other, *parameter):
    if (one, *parameter) in median and (other, *parameter) in median:
        print(f'{one + " / " + other:44} {" ".join(parameter):>19}'
              f' {median[one, *parameter] / median[other, *parameter]:8.3f} of the time; target: {target}')
print()
for count in '1001', '50000':
    for method in 'cacheId', 'url':
        ratio('<= 2', f'LookUp.{method}Hit', 'LookUp.mapHit', count)
        ratio('<= 0.1', f'LookUp.{method}Hit', 'LookUp.springHit', count)
for method in 'Id', 'Url':
    ratio('<= 1.1', f'Render.{method.lower()}Folded', f'Render.propertyWith{method}')
ratio('1, within the noise', 'Render.urlSpliced', 'Render.textWithUrl')
ratio('< 1', 'Render.urlSpliced', 'Render.urlFolded')
for size in '1000', '20000', '1000000':
    ratio('<= 1.11', 'Hash.fingerprintOfBytes', 'Hash.digest', size)
    ratio('<= 1.11', 'Hash.assetOfStream', 'Hash.digest', size)
PYTHON

echo
# without the agent and the flag, JOL guesses object layouts and cannot inspect records
java -Djol.magicFieldOffset=true -Djdk.attach.allowAttachSelf=true -cp "$classpath" \
    io.quarkiverse.cachebuster.benchmarks.micro.HeapOfManifest
