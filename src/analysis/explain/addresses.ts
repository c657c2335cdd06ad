import type { ToldRun } from './told-run.js';

/** Where a task can be reached. */
export interface Address {
  readonly ipv4: string;
  readonly ipv6: string;
  readonly zone: string;
  /** Undefined on Fargate. */
  readonly instance: string | undefined;
}

/**
 * The private addresses of tasks that are placed. AWS takes them from the subnets, and the simulator has none: it numbers them in
 * 10.0.0.0/8 and fd00::/8, one for each instance and one for each task with a network interface of its own, in the order in which they come.
 */
export function createAddresses(run: ToldRun, ownsInterface: boolean): (task: string) => Address {
  const entries = run.find(
    () => true,
    new Set(['TaskRequested', 'TaskPlaced', 'FargateTaskPlaced', 'InstanceLaunched']),
  );
  const tasks = new Map<unknown, number>();
  const instances = new Map<unknown, { readonly number: number; readonly zone: string }>();
  const places = new Map<unknown, { readonly instance: string | undefined; readonly zone: string }>();
  for (const entry of entries) {
    const { task, instance } = entry;
    switch (entry.type) {
      case 'TaskRequested':
        tasks.set(task, tasks.size);
        break;
      case 'InstanceLaunched':
        instances.set(instance, { number: instances.size, zone: String(entry['zone']) });
        break;
      case 'TaskPlaced':
        places.set(task, { instance: String(instance), zone: instances.get(instance)?.zone ?? '' });
        break;
      default:
        places.set(task, { instance: undefined, zone: String(entry['zone']) });
    }
  }
  return (task) => {
    const place = places.get(task) ?? { instance: undefined, zone: '' };
    const own = 2 * (tasks.get(task) ?? 0) + 1;
    const number = ownsInterface ? own : 2 * (instances.get(place.instance)?.number ?? 0);
    return { ...place, ipv4: ipv4Of(FIRST + number), ipv6: `fd00::${(FIRST + number).toString(16)}` };
  };
}

/** 10.0.1.0 */
const FIRST = 256;

const ipv4Of = (number: number): string => `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
