import type { Draft, DrawnLaunch, Json } from './draft.js';

/** Several clusters in place of one: the second stands empty, and only where nothing sees all instances of the file. */
export function drawClusters(draft: Draft, data: Json): void {
  const isUpdated = draft.events.some((event) => String(event['path']).startsWith('cluster.'));
  if (!draft.has('clusters') || isUpdated) return;
  const chance = draft.chances('clusters');
  const first = { name: 'main', ...(data['cluster'] as Json | undefined) };
  const workloads = (data['workloads'] ?? []) as Json[];
  const runs = draft.events.filter(({ type }) => type === 'runTask');
  const isBound = ({ launchType, capacityProviderStrategy = [] }: DrawnLaunch): boolean =>
    launchType !== 'EC2' && launchType !== 'EXTERNAL' && capacityProviderStrategy.length > 0;
  const bound =
    draft.services.every(({ schedulingStrategy }) => schedulingStrategy !== 'DAEMON') &&
    [...draft.services, ...workloads, ...runs].every(isBound);
  delete data['cluster'];
  data['clusters'] = [first, ...(bound ? [{ name: 'spare' }] : [])];
  for (const list of [draft.providers, draft.services, workloads, draft.events] as Json[][]) {
    list.forEach((entry, n) => {
      const isCall = list !== draft.events || entry['type'] === 'runTask';
      if (isCall && chance.maybe()) list[n] = { ...entry, cluster: first.name };
    });
  }
}
