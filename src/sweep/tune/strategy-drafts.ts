import { group } from 'd3-array';
import type { Launch, PlacementStrategy, Scenario } from '../../model/scenario.js';
import type { Draft } from './draft.js';

const MOST_TO_ORDER = 3;

/** The orders of the placement strategies, and packing where there is none; those who have the same ones keep the same. */
export function strategyDrafts(scenario: Scenario): readonly Draft[] {
  const placed = launchesOf(scenario).filter(({ launch }) => mayPack(launch, scenario));
  const alike = group(placed, ({ launch }) => chainText(launch.placementStrategy));
  return [...alike].flatMap(([present, those]): Draft[] => {
    const values = [...new Set([present, ...orders(those[0].launch.placementStrategy).map(chainText)])];
    const paths = those.map(({ path }) => `${path}.placementStrategy`);
    return [{ key: 'placementStrategy', paths, values, present, asked: false }];
  });
}

interface PlacedLaunch {
  readonly path: string;
  readonly launch: Launch;
}

function launchesOf({ services, workloads, events }: Scenario): readonly PlacedLaunch[] {
  return [
    ...services
      .filter(({ schedulingStrategy }) => schedulingStrategy === 'REPLICA')
      .map((service) => ({ path: `services[${service.name}]`, launch: service })),
    ...workloads.flatMap(({ name, arrivals }) => {
      const launch = arrivals.type === 'trace' ? arrivals.calls.at(0)?.launch : arrivals.launch;
      return launch === undefined ? [] : [{ path: `workloads[${name}]`, launch }];
    }),
    ...events.flatMap((event) =>
      event.type === 'runTask' ? [{ path: `events[${event.place}]`, launch: event.launch }] : [],
    ),
  ];
}

/** On Fargate nobody chooses an instance. */
const mayPack = ({ launchPath }: Launch, { capacityProviders }: Scenario): boolean =>
  launchPath.type !== 'capacityProviderStrategy' ||
  launchPath.items.some(({ capacityProvider }) => capacityProviders[capacityProvider].fargate === undefined);

/** The chain in other orders. Without packing in it: packing after what spreads over attributes, in every order. */
function orders(chain: readonly PlacementStrategy[]): readonly (readonly PlacementStrategy[])[] {
  const others = chain.filter(({ type }) => type !== 'binpack');
  const spreads = others.filter((strategy) => strategy.type === 'spread' && strategy.field === 'attribute');
  const isPacked = others.length < chain.length;
  const packed = (['cpu', 'memory'] as const).map((field): readonly PlacementStrategy[] =>
    isPacked
      ? chain.map((strategy) => (strategy.type === 'binpack' ? { type: 'binpack', field } : strategy))
      : [...spreads, { type: 'binpack', field }],
  );
  return [chain, ...packed].flatMap((each) => (each.length > MOST_TO_ORDER ? [each] : permutations(each)));
}

const permutations = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.length < 2
    ? [list]
    : list.flatMap((first, n) => permutations(list.filter((_, m) => m !== n)).map((rest) => [first, ...rest]));

/** As `--set` takes it. */
const chainText = (chain: readonly PlacementStrategy[]): string => `[${chain.map(strategyText).join(', ')}]`;

function strategyText(strategy: PlacementStrategy): string {
  switch (strategy.type) {
    case 'random':
      return '{ type: random }';
    case 'binpack':
      return `{ type: binpack, field: ${strategy.field} }`;
    case 'spread':
      return `{ type: spread, field: ${strategy.field === 'instanceId' ? 'instanceId' : `'attribute:${strategy.attribute}'`} }`;
  }
}
