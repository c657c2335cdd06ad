import type { WaitCause } from './wait-parts.js';

/** What a part of a wait was spent on, in words; the rules are those of docs/fidelity.md. */
export const waitMeaning: Readonly<Record<WaitCause, string>> = {
  metric: 'until a datapoint saw the need (MS-14)',
  warmUp: 'an instance was warming up (MS-24)',
  maxSize: 'the group was at maxSize',
  alarm: 'until the alarm acted (MS-17)',
  launch: 'no instance could be launched (MS-63)',
  boot: 'until the instance had registered (MS-3)',
  otherTasks: 'until other tasks had left',
  placement: 'until ECS tried again (MS-40)',
  noRoom: 'no instance had room for it (PL-1)',
  other: 'other things came first',
};
