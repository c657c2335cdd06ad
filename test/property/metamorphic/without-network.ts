import type { Json } from '../../fuzz/draw-scenario.js';

/** The scenario without what services say to each other: its curves follow the clock, and a proxy has a size of its own. */
export function withoutNetwork(data: Json): Json {
  const { namespaces: _, appMesh: __, traffic: ___, ...rest } = data;
  const plain = ({ serviceRegistries: _r, serviceConnectConfiguration: _c, ...others }: Json): Json => others;
  const events = ((data['events'] ?? []) as Json[]).filter(({ type }) => type !== 'requestErrors').map(plain);
  return {
    ...rest,
    ...(data['services'] !== undefined && { services: (data['services'] as Json[]).map(plain) }),
    ...(data['events'] !== undefined && { events }),
  };
}
