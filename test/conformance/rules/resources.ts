import type { Rule } from '../rule.js';
import { source } from './sources.js';

/** What an instance offers and what a task takes. */
export const resources: readonly Rule[] = [
  {
    id: 'RA-1',
    says: 'An instance registers 1,024 CPU units for each logical CPU.',
    source: `${source.agent}, ecs_client.go`,
    confidence: 'documented',
  },
  {
    id: 'RA-2',
    says: 'It registers its MemTotal in whole MiB less ECS_RESERVED_MEMORY (default 0).',
    source: `${source.agent}, ecs_client.go`,
    confidence: 'documented',
  },
  {
    id: 'RA-3',
    says: 'A task takes its task-level cpu, else the sum over its containers.',
    source: `${source.agent}, task.go`,
    confidence: 'documented',
  },
  {
    id: 'RA-4',
    says: 'A task takes its task-level memory, else the sum over its containers of memoryReservation, or memory where there is none.',
    source: `${source.agent}, task.go`,
    confidence: 'documented',
  },
  {
    id: 'RA-5',
    says: 'On Windows task-level cpu and memory are ignored.',
    source: `${source.api}, RegisterTaskDefinition`,
    confidence: 'documented',
    outOfScope: 'Instances run Linux here.',
  },
  {
    id: 'RA-6',
    says: 'Task-level cpu is 128 to 196,608 units.',
    source: source.api,
    confidence: 'documented',
  },
  {
    id: 'RA-7',
    says: 'Placement goes by what is reserved, never by what is used.',
    source: `${source.api}; ${source.agent}#1381`,
    confidence: 'documented',
  },
  {
    id: 'RA-8',
    says: 'TCP ports 22, 2375, 2376, 51678 and 51679 are taken on every instance.',
    source: `${source.agent}, config_unix.go`,
    confidence: 'documented',
  },
  {
    id: 'RA-9',
    says: 'A static host port (bridge; host, where it is the container port) is held by one task an instance, TCP and UDP apart, at most 100 an instance with the agent’s own. awsvpc ports do not count.',
    source: `${source.agent}, host_resource_manager.go; ${source.api}`,
    confidence: 'documented',
  },
  {
    id: 'RA-10',
    says: 'Dynamic host ports (bridge, 0 or none) constrain nothing. (Their range is not modelled.)',
    source: source.api,
    confidence: 'documented',
  },
  {
    id: 'RA-11',
    says: 'GPUs are whole devices; each belongs to one task.',
    source: `${source.agent}, task.go`,
    confidence: 'documented',
  },
  {
    id: 'RA-12',
    says: 'Without trunking an instance holds as many awsvpc tasks as it has network interfaces, less one.',
    source: source.eni,
    confidence: 'documented',
  },
  {
    id: 'RA-13',
    says: 'With awsvpcTrunking an eligible type holds its published number; burstable and older types never qualify.',
    source: source.eni,
    confidence: 'documented',
  },
  {
    id: 'RA-14',
    says: 'The branch interface limits of EKS are not those of ECS: ECS tasks = branch + interfaces − 2 on nearly all types.',
    source: 'amazon-vpc-resource-controller-k8s, limits.go, compared with the ECS table',
    confidence: 'documented',
  },
  {
    id: 'RA-15',
    says: 'bridge and host tasks take no interface.',
    source: source.eni,
    confidence: 'documented',
  },
  {
    id: 'RA-16',
    says: 'Resources are free to the scheduler as soon as a task is asked to stop. The agent keeps a task that comes meanwhile PENDING until enough has ended on its host, first come first served.',
    source: `${source.agent}, changelog “Task Resource Accounting”`,
    confidence: 'inferred',
  },
  {
    id: 'RA-17',
    says: 'CPU, memory and network interfaces of daemons are kept on each instance before other tasks are placed; a daemon is the first to start and the last to stop.',
    source: source.services,
    confidence: 'documented',
  },
];
