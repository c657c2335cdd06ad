import type { Rule } from '../rule.js';
import { source } from './sources.js';

const GUIDE = 'ECS Developer Guide, ecs-anywhere';

/** Servers outside AWS. */
export const anywhere: readonly Rule[] = [
  {
    id: 'EX-1',
    says: 'Tasks of launch type EXTERNAL go to external instances, and no others do. Those have the attribute ecs.capability.external, belong to one cluster at a time, and run bridge, host and none.',
    source: `${GUIDE}; ${source.queryLanguage}`,
    confidence: 'documented',
    note: 'Zone, instance type and network interface are things of EC2: an external instance has none (inferred). They are there from t = 0, in no Auto Scaling group, and in neither M, N nor cost. One cluster of a scenario can have them. Network mode default of Windows is not modelled.',
  },
  {
    id: 'EX-2',
    says: 'ECS Anywhere has no load balancers, service discovery, Service Connect, VPC Lattice, App Mesh, awsvpc, capacity providers, zone rebalancing or EFS volumes.',
    source: GUIDE,
    confidence: 'documented',
    note: 'Each is refused when the file is loaded, with the reason: external instances stand outside the VPC. SELinux and UpdateContainerAgent have no place in a scenario.',
  },
  {
    id: 'EX-3',
    says: 'The SSM agent gets new credentials every 30 minutes, and at once when the link is back. An external instance must reach six endpoints: ecs, ecs-a, ecs-t, ssm, ec2messages, ssmmessages.',
    source: GUIDE,
    confidence: 'documented',
    knobs: 'externalCredentialEndpoints (all)',
    note: 'What fails when one is blocked is inferred: without those of the SSM agent the credentials end after 30 minutes and the connection with them; without ecs nothing is registered, reported or connected again; without ecs-a the agent is not connected; ecs-t is for metrics alone.',
  },
  {
    id: 'EX-4',
    says: 'Without the link running containers go on, and nothing is placed. What ends is not restarted before the link is back; then ECS reconciles.',
    source: 'aws-samples/ecs-external-instance-network-sentry, README',
    confidence: 'documented',
    knobs: 'externalReplacesWhenDisconnected (false)',
    note: 'Whether ECS starts replacements elsewhere meanwhile is not written: here tasks keep their last known status. A task that was starting starts anew when the link is back, and one that is to stop goes on until then (inferred).',
  },
];
