import type { FlowProducer, Queue } from 'bullmq';
import type { QueueConnection, QueuePlace } from './connect.js';
import type { ChildRun, GroupAnswer, PlainAnswer, RunGroup } from './run-group.js';

/** What a sweep needs of the queue. */
export interface QueueBench {
  readonly place: QueuePlace;
  readonly connection: QueueConnection;
  readonly groups: Queue<RunGroup, GroupAnswer | undefined>;
  readonly runs: Queue<ChildRun, PlainAnswer | undefined>;
  readonly flows: FlowProducer;
}
