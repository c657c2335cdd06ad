import type { FactName } from '../../../model/facts.js';
import type { TraceEntry } from '../../read-trace.js';
import { field, type Wordings } from './wording.js';

type Names = Extract<
  FactName,
  | `External${string}`
  | `Credentials${string}`
  | `Link${string}`
  | `Endpoint${'Blocked' | 'Unblocked'}`
  | `Task${'OutOfReach' | 'Reached'}`
>;

/** What waits, in words that follow the task's name. */
const waiting: Readonly<Partial<Record<string, string>>> = {
  start: 'could not be started',
  completed: 'had ended, and ECS could not hear of it',
  failed: 'had died, and ECS could not hear of it',
  stop: 'could not be told to stop',
  stopped: 'had stopped, and ECS could not hear of it',
  unhealthy: 'was unhealthy, and ECS could not hear of it',
};
const heard: Readonly<Partial<Record<string, string>>> = {
  start: 'could be started',
  stop: 'could be told to stop',
};

const held = (e: TraceEntry): string => String(e['held']);

/** ECS Anywhere. */
export const ofExternal: Wordings<Names> = {
  ExternalInstanceRegistered: {
    rules: ['EX-1'],
    say: (e) => `the external instance ${field(e, 'instance')} was registered before the run began`,
  },
  CredentialsRotated: { rules: ['EX-3'], say: (e) => `${field(e, 'instance')} got new credentials` },
  CredentialsExpired: {
    rules: ['EX-3'],
    say: (e) => `the credentials of ${field(e, 'instance')} ended, and it could get no others`,
  },
  LinkLost: { rules: ['EX-4'], say: (e) => `${field(e, 'instance')} lost its link to AWS` },
  LinkRestored: { rules: ['EX-4'], say: (e) => `${field(e, 'instance')} had its link to AWS again` },
  EndpointBlocked: {
    rules: ['EX-3'],
    say: (e) => `the endpoint ${field(e, 'endpoint')} was blocked for ${field(e, 'external')}`,
  },
  EndpointUnblocked: {
    rules: ['EX-3'],
    say: (e) => `${field(e, 'external')} could reach the endpoint ${field(e, 'endpoint')} again`,
  },
  TaskOutOfReach: {
    rules: ['EX-4'],
    say: (e) => `${field(e, 'task')} ${waiting[held(e)] ?? 'was out of reach'}`,
  },
  TaskReached: {
    rules: ['EX-4'],
    say: (e) =>
      `${heard[held(e)] === undefined ? `ECS heard of ${field(e, 'task')}` : `${field(e, 'task')} ${heard[held(e)]}`} at last`,
  },
};
