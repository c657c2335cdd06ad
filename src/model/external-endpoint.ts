/** What an external instance must reach by HTTPS from where it stands, and the codes of facts. Hosts end in `.REGION.amazonaws.com`. */
export const externalEndpoint = {
  /** The agent registers the instance, and reports what its tasks do. */
  ecs: 0,
  /** `ecs-a-*`: the agent is told what to start and stop. Without it, it is not connected. */
  'ecs-a': 1,
  /** `ecs-t-*`: metrics. */
  'ecs-t': 2,
  /** The SSM agent gets its credentials. */
  ssm: 3,
  ec2messages: 4,
  ssmmessages: 5,
} as const;
export type ExternalEndpoint = keyof typeof externalEndpoint;

export const EXTERNAL_ENDPOINTS = Object.keys(externalEndpoint) as readonly ExternalEndpoint[];
