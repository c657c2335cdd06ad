/** Where rules are written, spelled once. */
export const source = {
  behavior: 'ECS Developer Guide, managed-scaling-behavior',
  autoScaling2023: 'ECS Developer Guide, cluster-auto-scaling (April 2023)',
  providersGuide: 'ECS Developer Guide, asg-capacity-providers',
  protection: 'ECS Developer Guide, managed-termination-protection',
  draining: 'ECS Developer Guide, managed-instance-draining',
  placement: 'ECS Developer Guide, task-placement',
  strategies: 'ECS Developer Guide, task-placement-strategies',
  constraints: 'ECS Developer Guide, task-placement-constraints',
  queryLanguage: 'ECS Developer Guide, cluster-query-language',
  groups: 'ECS Developer Guide, task-groups',
  services: 'ECS Developer Guide, ecs_services',
  serviceEvents: 'ECS Developer Guide, service-event-messages',
  failures: 'ECS Developer Guide, API failure reasons',
  eni: 'ECS Developer Guide, container-instance-eni',
  providers2023: 'ECS Developer Guide, cluster-capacity-providers (2023)',
  quotas: 'ECS Developer Guide, service-quotas',
  api: 'ECS API model (botocore)',
  interconnecting: 'ECS Developer Guide, interconnecting-services',
  discovery: 'ECS Developer Guide, service-discovery',
  serviceConnect: 'ECS Developer Guide, service-connect-concepts-deploy',
  loadBalancers: 'ECS Developer Guide, load-balancer-types',
  ec2: 'EC2 Auto Scaling User Guide',
  agent: 'amazon-ecs-agent source',
  blog: 'AWS Containers blog, deep dive on ECS cluster auto scaling (2020), as quoted in public notes',
  workshop: 'awslabs/ec2-spot-workshops, cluster-autoscaling',
  interface: 'the project’s own interface',
} as const;

/** A thread of the ECS roadmap. */
export const roadmap = (issue: number): string => `aws/containers-roadmap#${issue}`;
