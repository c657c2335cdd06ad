import { sum } from 'd3-array';
import type { Summary } from '../analysis/summary-types.js';
import { thin } from '../analysis/timeline/thin.js';

/** So many points all series of a page have together, so that many providers over a long time stay a page that opens. */
const MOST_POINTS = 80_000;
const LEAST_OF_ONE = 200;

/** The summary with series that a page can hold: no peak is lost. */
export function thinSummary(summary: Summary): Summary {
  const { capacityProviders, network, durationSeconds } = summary;
  const edges = network?.edges ?? [];
  const all = [...capacityProviders, ...edges];
  const points = sum(all, ({ series }) => series.length);
  if (points <= MOST_POINTS) return summary;
  const most = Math.max(LEAST_OF_ONE, Math.floor(MOST_POINTS / all.length));
  const thinned = <Point extends { readonly t: number }>(series: readonly Point[]): readonly Point[] =>
    thinPoints(series, durationSeconds, most);
  return {
    ...summary,
    capacityProviders: capacityProviders.map((each) => ({ ...each, series: thinned(each.series) })),
    ...(network === undefined
      ? {}
      : { network: { ...network, edges: edges.map((each) => ({ ...each, series: thinned(each.series) })) } }),
  };
}

function thinPoints<Point extends { readonly t: number }>(
  points: readonly Point[],
  untilS: number,
  most: number,
): readonly Point[] {
  if (points.length <= most) return points;
  const names = Object.keys(points[0]).filter((name): name is Exclude<keyof Point & string, 't'> => name !== 't');
  const columns = Object.fromEntries(names.map((name) => [name, points.map((point) => Number(point[name]))]));
  const byTime = new Map(points.map((point) => [point.t, point]));
  return thin({ t: points.map(({ t }) => t), columns }, untilS, most).t.flatMap((t) => byTime.get(t) ?? []);
}
