import { defineInterconnect, outsideVpc, withoutNetwork, type Remark } from '../define-option.js';

const targetType = (rule: string): readonly Remark[] => [
  { rules: [rule], applies: ({ networkMode }) => networkMode === 'awsvpc', text: 'the target group is of type ip' },
  {
    rules: [rule],
    applies: ({ networkMode }) => networkMode === 'bridge',
    text: 'the target group is of type instance, with a dynamic host port',
  },
  {
    rules: [rule],
    applies: ({ networkMode }) => networkMode === 'host',
    text: 'the target group is of type instance, and an instance holds one task a port',
  },
];

export const applicationLoadBalancer = defineInterconnect({
  id: 'applicationLoadBalancer',
  name: 'Application Load Balancer',
  does: 'Balances requests over targets, routes by path and header, checks health; also for callers on the internet.',
  refusals: [
    withoutNetwork(['IC-4']),
    outsideVpc('load balancer'),
    {
      rules: ['IC-4'],
      applies: ({ protocol }) => protocol === 'tcp' || protocol === 'udp',
      text: 'it speaks HTTP, HTTPS and gRPC',
    },
  ],
  notes: targetType('IC-4'),
});

export const networkLoadBalancer = defineInterconnect({
  id: 'networkLoadBalancer',
  name: 'Network Load Balancer',
  does: 'Balances connections over targets by a hash of the flow, with static addresses.',
  refusals: [withoutNetwork(['IC-5']), outsideVpc('load balancer')],
  notes: [
    ...targetType('IC-5'),
    {
      rules: ['IC-5'],
      applies: ({ protocol }) => protocol === 'http2' || protocol === 'grpc',
      text: 'it balances connections, not requests: long connections stay where they are',
    },
  ],
});

export const classicLoadBalancer = defineInterconnect({
  id: 'classicLoadBalancer',
  name: 'Classic Load Balancer',
  does: 'The first kind of load balancer: one static host port for all tasks.',
  refusals: [
    withoutNetwork(['IC-6']),
    outsideVpc('load balancer'),
    {
      rules: ['IC-6'],
      applies: ({ networkMode, compute }) => networkMode === 'awsvpc' || compute === 'FARGATE',
      text: 'it registers instances, and tasks in awsvpc mode have addresses of their own',
    },
    {
      rules: ['IC-6'],
      applies: ({ protocol }) => protocol === 'grpc' || protocol === 'http2' || protocol === 'udp',
      text: 'it speaks HTTP/1.1 and TCP',
    },
  ],
  notes: [
    { rules: ['IC-6'], applies: () => true, text: 'one task an instance, for they share a static host port' },
    { rules: ['IC-6', 'AZ-1'], applies: () => true, text: 'it keeps the service from Availability Zone rebalancing' },
  ],
});
