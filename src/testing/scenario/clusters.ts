import type { Draft, Json } from './draft.js';

/** Several clusters in place of one: the second stands empty, and only where nothing sees all instances of the file. */
export function drawClusters(draft: Draft, data: Json): void {
  const isUpdated = draft.events.some((event) => String(event['path']).startsWith('cluster.'));
  if (!draft.has('clusters') || isUpdated) return;
  const chance = draft.chances('clusters');
  const first = { name: 'main', ...(data['cluster'] as Json | undefined) };
  const bound = draft.services.every(
    ({ schedulingStrategy, launchType, capacityProviderStrategy = [] }) =>
      schedulingStrategy !== 'DAEMON' &&
      launchType !== 'EC2' &&
      launchType !== 'EXTERNAL' &&
      capacityProviderStrategy.length > 0,
  );
  delete data['cluster'];
  data['clusters'] = [first, ...(bound ? [{ name: 'spare' }] : [])];
  draft.providers.forEach((provider, n) => {
    if (chance.maybe()) draft.providers[n] = { ...provider, cluster: first.name };
  });
  draft.services.forEach((service, n) => {
    if (chance.maybe()) draft.services[n] = { ...service, cluster: first.name };
  });
}
