#!/usr/bin/env python3
"""Prints the results of visits.py as a table in Markdown: medians, ± half the difference between the highest and the lowest."""
import json
import statistics
import sys

VISITS = {'first': 'first visit', 'second': 'second visit', 'deploy': 'after a deployment'}


def number(values):
    """A range if not all are the same."""
    texts = [f'{each:,.0f}' for each in (min(values), max(values))]
    return texts[0] if texts[0] == texts[1] else ' to '.join(texts)


def times(values):
    median = statistics.median(values)
    return f'{median:,.0f} ±{(max(values) - min(values)) / 2 / median:.0%}'.replace('%', ' %')


def failures(results):
    """How many visits of each kind showed something old or incomplete, and what."""
    texts = []
    for visit, name in VISITS.items():
        visits = [result['wrong'] for result in results if result['visit'] == visit]
        what = dict.fromkeys(each for wrong in visits for each in wrong)
        if what:
            texts.append(f'{sum(map(bool, visits))} of {len(visits)} {name}: {", ".join(what)}')
    return '; '.join(texts) or '0'


def main(path):
    results = [json.loads(line) for line in open(path)]
    networks = list(dict.fromkeys(result['network'] for result in results))
    names = list(dict.fromkeys((result['page'], result['name']) for result in results))
    heads = [f'{head}: requests | kB' + ''.join(f' | {network}, ms' for network in networks) for head in VISITS.values()]
    print(f'| page | setup | {" | ".join(heads)} | old or broken |')
    print('|---' * (3 + (2 + len(networks)) * len(VISITS)) + '|')
    for page, name in names:
        cells = []
        for visit in VISITS:
            rows = [each for each in results if (each['page'], each['name'], each['visit']) == (page, name, visit)]
            cells.append(number([each['requests'] for each in rows]))
            # bytes vary with the length of dates and cookies only
            cells.append(f'{statistics.median(each["bytes"] for each in rows) / 1000:,.1f}')
            cells += [times([each['ms'] for each in rows if each['network'] == network]) for network in networks]
        rows = [each for each in results if (each['page'], each['name']) == (page, name)]
        print(f'| {page} | {name} | {" | ".join(cells)} | {failures(rows)} |')


if __name__ == '__main__':
    main(sys.argv[1])
