import type { Watched } from '../timeline/timeline.js';

/** How long an instance that a group launches now warms up: the instanceWarmupPeriod of its capacity provider. */
export function warmUpMs({ roster, world }: Pick<Watched, 'roster' | 'world'>, group: number): number {
  const provider = roster.providerOf[group];
  if (provider < 0) return 0;
  return world.settings.scenario.capacityProviders[provider].managedScaling.instanceWarmupPeriodMs;
}
