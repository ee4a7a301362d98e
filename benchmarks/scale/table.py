#!/usr/bin/env python3
"""Prints medians, differences and the growth per unit: table.py RESULTS, with lines of kind, count, variant, value, what."""
import statistics
import sys

# what to subtract, and how many units there are for each file counted
KINDS = {
    'assets': ([('extension', 'without')], {'asset': 1}),
    'pages': ([('ids', 'plain'), ('ids', 'without')], {'page': 1, 'reference': 20}),
    'templates': ([('ids', 'plain'), ('ids', 'without')], {'template': 1, 'reference': 20}),
    'history': ([('history', 'without')], {'asset': 1, 'earlier asset': 0.5}),
    'deltas': ([('deltas', 'history')], {'delta': 1}),
}

values = {}
for line in open(sys.argv[1]):
    kind, count, variant, value, what = line.rstrip('\n').split(' ', 4)
    values.setdefault(kind, {}).setdefault(what, {}).setdefault(variant, {}).setdefault(int(count), []).append(float(value))


def slope(points):
    return statistics.linear_regression(*zip(*points)).slope if len(points) > 1 else float('nan')


def show(name, points, spreads, units):
    cells = ''.join(f'{value:11,.0f}' + (f' ±{spread:4.0%}' if spread is not None else ' ' * 6)
                    for (_, value), spread in zip(points, spreads))
    # 1 for linear growth: the cost per unit between the two largest sites over that below
    upper = slope(points[-2:]) / (slope(points[:-1]) or float('nan')) if len(points) > 2 else float('nan')
    print(f'{name:40}{cells}' + ''.join(f'{slope(points) / each:19.4f}' for each in units.values()) + f'{upper:13.2f}')


for kind, rows in values.items():
    pairs, units = KINDS[kind]
    counts = sorted({count for row in rows.values() for points in row.values() for count in points})
    print(f'\n{kind:40}' + ''.join(f'{count:11,}      ' for count in counts)
          + ''.join(f'{"per " + unit:>19}' for unit in units) + '  upper/lower')
    for what, row in rows.items():
        medians = {}
        for variant, points in row.items():
            medians[variant] = [(count, statistics.median(each)) for count, each in sorted(points.items())]
            show(f'{what}, {variant}', medians[variant],
                 [(max(each) - min(each)) / 2 / (statistics.median(each) or 1) for _, each in sorted(points.items())], units)
        for more, less in pairs:
            if more in medians and less in medians:
                show(f'  {more} - {less}', [(count, value - other) for (count, value), (_, other)
                                            in zip(medians[more], medians[less])], [None] * len(counts), units)
