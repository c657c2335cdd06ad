import { launchesOf } from '../model/roster.js';
import type { CapacityProviderStrategyItem, LaunchPath } from '../model/scenario.js';
import { nextProvider } from '../policy/capacity/split.js';
import { NO_PROVIDER } from '../policy/placement/requests.js';
import type { Tools } from './loop.js';

type ChoiceTools = Tools<'requesters' | 'settings', never>;

/** Which provider the next task of a requester goes to, by base and weight (CP-3, MS-66). */
export interface ProviderChoice {
  /** Base and weights count over a service's life. */
  forService(requester: number): number;
  /** Its tasks may have to wait in PROVISIONING: for a provider with managed scaling (MS-36). */
  mayWait(requester: number): boolean;
  /** Base and weights count anew in each call of RunTask. */
  forCall(requester: number): () => number;
}

export function createProviderChoice({ world, roster, random, scenario }: ChoiceTools): ProviderChoice {
  const { requesters, settings } = world;
  const providers = scenario.capacityProviders.length;
  const ties = roster.requesters.map(({ kind, name }) => random(kind, name, 'capacityProvider'));
  const counts = new Int32Array(Math.max(1, providers));
  let madeFor = settings.scenario;
  let launches = launchesOf(madeFor);

  const pathOf = (requester: number): LaunchPath => {
    if (madeFor !== settings.scenario) {
      madeFor = settings.scenario;
      launches = launchesOf(madeFor);
    }
    return launches[requester].launchPath;
  };
  const next = (items: readonly CapacityProviderStrategyItem[], launched: Int32Array, requester: number): number => {
    const random = settings.scenario.model.strategyTieBreak === 'random' ? ties[requester] : undefined;
    return nextProvider(items, launched, random);
  };

  return {
    forService(requester) {
      const path = pathOf(requester);
      if (path.type !== 'capacityProviderStrategy') return NO_PROVIDER;
      path.items.forEach((item, n) => {
        counts[n] = requesters.launched[requester * providers + item.capacityProvider];
      });
      return path.items[next(path.items, counts, requester)].capacityProvider;
    },
    mayWait(requester) {
      const path = pathOf(requester);
      const { capacityProviders } = settings.scenario;
      return (
        path.type === 'capacityProviderStrategy' &&
        path.items.some((item) => capacityProviders[item.capacityProvider].managedScaling.enabled)
      );
    },
    forCall(requester) {
      const path = pathOf(requester);
      if (path.type !== 'capacityProviderStrategy') return () => NO_PROVIDER;
      const launched = new Int32Array(path.items.length);
      return () => {
        const n = next(path.items, launched, requester);
        launched[n]++;
        return path.items[n].capacityProvider;
      };
    },
  };
}
