import { durationText } from '../../analysis/duration-text.js';
import type {
  CapacityProviderSummary,
  Quantiles,
  ServiceSummary,
  Summary,
  TaskCounts,
} from '../../analysis/summary-types.js';
import { NO_BREAK } from './wrap.js';
import { numberText, percentText, usdText } from './number-text.js';
import { splitText } from './split-text.js';

/** More providers than this are summed up. */
const MOST_PEAKS = 4;

/** What an engineer wants to know first, in a few sentences, each for a line of its own. */
export function headline(
  summary: Summary,
  window: { readonly whole: boolean; readonly fromStart: boolean },
): readonly string[] {
  const { tasks, placementWaitSeconds, findings } = summary;
  const trouble = findings.filter(({ severity }) => severity !== 'info').length;
  return [
    `${fate(tasks, usesFargate(summary))}${wait(placementWaitSeconds)}`,
    instances(summary),
    ...[splitText(summary.cost)].filter((text) => text !== ''),
    ...services(summary),
    ...changes(summary, window),
    ...(trouble === 0
      ? []
      : [`${trouble === 1 ? 'One finding needs' : `${trouble} findings need`} a look: see below.`]),
  ];
}

function fate(tasks: TaskCounts, fargate: boolean): string {
  const { requested, placed } = tasks;
  if (requested === 0) return 'Nobody asked for a task.';
  const asked = requested === 1 ? 'One task was asked for' : `${numberText(requested)} tasks were asked for`;
  const rest = [
    [tasks.waitingAtEnd, 'still waiting at the end'],
    [tasks.timedOut, 'timed out'],
    [tasks.rejected, 'refused'],
    [tasks.stoppedBeforePlacement, 'stopped before they had a place'],
  ] as const;
  const others = rest.filter(([n]) => n > 0).map(([n, what]) => `${numberText(n)} ${what}`);
  const done = placed === requested ? (placed === 1 ? 'and placed' : 'and all placed') : `${numberText(placed)} placed`;
  const lost = [
    ...(tasks.killed > 0
      ? [`${numberText(tasks.killed)} killed with their instance${fargate ? ' or on Fargate' : ''}`]
      : []),
    ...(tasks.failed > 0 ? [`${numberText(tasks.failed)} failed`] : []),
  ];
  const joint = placed === requested ? ' ' : ': ';
  return `${asked}${joint}${[done, ...others, ...lost].join(', ')}.`;
}

const usesFargate = ({ cost, services }: Summary): boolean =>
  (cost.fargateUsd ?? 0) > 0 ||
  services.some(({ byCapacityProvider }) => 'FARGATE' in byCapacityProvider || 'FARGATE_SPOT' in byCapacityProvider);

function wait({ count, p50, p95, max }: Quantiles): string {
  if (count === 0) return '';
  if (max === 0) return ' None of those that were placed waited for it.';
  if (p95 === 0) return ` At least 95 % found a place at once, the slowest after ${seconds(max)}.`;
  const half = p50 === 0 ? 'Half found a place at once' : `Half found a place within ${seconds(p50)}`;
  return ` ${half}, 95 % within ${seconds(p95)}, the slowest after ${seconds(max)}.`;
}

function instances({ capacityProviders, cost }: Summary): string {
  const hours = capacityProviders.reduce((sum, p) => sum + p.instanceHours, 0);
  const bill =
    cost.usd === null
      ? 'The cost is not priced.'
      : `The cost is ${usdText(cost.usd)}, ${usdText(cost.usdPerHour)} an hour${fargate(cost.usd, cost.fargateUsd ?? 0)}${idle(cost.usd, cost.idleUsd ?? 0)}.`;
  if (capacityProviders.length === 0) return bill;
  const peak = capacityProviders.reduce((sum, p) => sum + p.peakInstances, 0);
  const most =
    capacityProviders.length === 1
      ? `At most ${numberText(peak)} ${peak === 1 ? 'instance' : 'instances'} at once`
      : capacityProviders.length <= MOST_PEAKS
        ? `At most ${capacityProviders.map((p) => numberText(p.peakInstances)).join(' + ')} instances`
        : `The peaks of ${capacityProviders.length} providers add up to ${numberText(peak)} instances`;
  return `${most}, ${numberText(hours, 1)} instance hours. ${bill}`;
}

const fargate = (usd: number, fargateUsd: number): string =>
  fargateUsd > 0 ? `; ${percentText(fargateUsd / usd)} of it for Fargate` : '';

const idle = (usd: number, idleUsd: number): string =>
  usd > 0 && idleUsd > 0 ? `; ${percentText(idleUsd / usd)} of it for instances that held no task` : '';

function services({ services: all, durationSeconds }: Summary): readonly string[] {
  const short = all.filter(({ belowDesiredTaskSeconds }) => belowDesiredTaskSeconds > 0);
  if (short.length === 0 || durationSeconds === 0) return [];
  const worst = short.reduce((a, b) => (b.belowDesiredTaskSeconds > a.belowDesiredTaskSeconds ? b : a));
  const missing = seconds(worst.belowDesiredTaskSeconds);
  return [
    short.length === 1
      ? `${worst.name} fell short of its desired count by ${missing} of task time.`
      : `${short.length} services fell short of their desired counts, ${worst.name} most: by ${missing} of task time.`,
  ];
}

/** What changed by itself or by hand: deployments, counts, zones, Spot. A service's creation is no change. */
function changes(
  { services: all, capacityProviders }: Summary,
  { whole, fromStart }: { readonly whole: boolean; readonly fromStart: boolean },
): readonly string[] {
  const creations = fromStart ? 1 : 0;
  const ofServices = (count: (service: ServiceSummary) => number): number =>
    all.reduce((sum, service) => sum + count(service), 0);
  const ofProviders = (count: (provider: CapacityProviderSummary) => number): number =>
    capacityProviders.reduce((sum, provider) => sum + count(provider), 0);
  const parts = [
    [
      ofServices(({ deployments: { started, rolledBack } }) => Math.max(0, started - rolledBack - creations)),
      'deployment',
      '',
    ],
    [ofServices(({ deployments }) => deployments.failed), 'deployment', ' failed by the circuit breaker'],
    [
      ofServices((service) => service.scaleOutActions + service.scaleInActions),
      'change',
      ' of a desired count by Application Auto Scaling',
    ],
    [ofServices(({ rebalancedTasks }) => rebalancedTasks), 'task', ' moved between zones'],
    [ofProviders(({ spotInterruptions }) => spotInterruptions), 'Spot interruption', ''],
    [ofProviders(({ launchFailures }) => launchFailures), 'failed launch attempt', ''],
  ] as const;
  const told = parts
    .filter(([n]) => n > 0)
    .map(([n, what, rest]) => `${numberText(n)} ${what}${n === 1 ? '' : 's'}${rest}`);
  return told.length === 0 ? [] : [`In the ${whole ? 'run' : 'window'}: ${told.join(', ')}.`];
}

/** A length of time that stays on one line. */
const seconds = (s: number): string => durationText(s * 1000).replaceAll(' ', NO_BREAK);
