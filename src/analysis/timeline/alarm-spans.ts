import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../../model/facts.js';
import { LOW_DATAPOINTS } from '../../policy/scaling/alarm-state.js';
import type { Watched } from './timeline.js';

/** From when until when an alarm of a capacity provider was in ALARM. */
export interface AlarmSpan {
  readonly alarm: 'high' | 'low';
  readonly fromS: number;
  readonly untilS: number;
}

/** What the reservation of a capacity provider is held against. */
export interface ProviderAlarms {
  readonly capacityProvider: string;
  readonly spans: readonly AlarmSpan[];
  /** targetCapacity: each value from its time on. */
  readonly target: { readonly t: readonly number[]; readonly values: readonly number[] };
}

interface Open {
  readonly since: Record<AlarmSpan['alarm'], number | undefined>;
  readonly spans: AlarmSpan[];
  readonly t: number[];
  readonly values: number[];
}

/** Of providers with an Auto Scaling group, by their place in the scenario. */
export function createAlarmSpans({ scenario, world, clock }: Watched): {
  readonly fold: Partial<Handlers<Facts>>;
  readonly finish: () => readonly ProviderAlarms[];
} {
  const providers = scenario.capacityProviders.map((): Open => ({
    since: { high: undefined, low: undefined },
    spans: [],
    t: [],
    values: [],
  }));
  const set = ({ since, spans }: Open, alarm: AlarmSpan['alarm'], isOn: boolean, nowS: number): void => {
    const fromS = since[alarm];
    if (isOn === (fromS !== undefined)) return;
    if (fromS === undefined) since[alarm] = nowS;
    else {
      spans.push({ alarm, fromS, untilS: nowS });
      since[alarm] = undefined;
    }
  };
  return {
    fold: {
      ReservationMeasured(provider) {
        const { t, values } = providers[provider];
        const { targetCapacity } = world.settings.scenario.capacityProviders[provider].managedScaling;
        if (values.at(-1) === targetCapacity) return;
        t.push(t.length === 0 ? 0 : clock.nowMs / 1000);
        values.push(targetCapacity);
      },
      AlarmEvaluated(provider, high, lowDatapoints) {
        const nowS = clock.nowMs / 1000;
        set(providers[provider], 'high', high === 1, nowS);
        set(providers[provider], 'low', lowDatapoints >= LOW_DATAPOINTS, nowS);
      },
    },
    finish: () =>
      scenario.capacityProviders.map(({ name }, p) => {
        const open = providers[p];
        for (const alarm of ['high', 'low'] as const) set(open, alarm, false, scenario.durationMs / 1000);
        return { capacityProvider: name, spans: open.spans, target: { t: open.t, values: open.values } };
      }),
  };
}
