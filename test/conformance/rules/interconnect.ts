import type { Rule } from '../rule.js';
import { source } from './sources.js';

/** Which way of reaching a service fits which task. */
export const interconnect: readonly Rule[] = [
  {
    id: 'IC-1',
    says: 'Service discovery: awsvpc with A, AAAA or SRV records; bridge and host for clients that read SRV records; EC2 and Fargate, any protocol. The client retries. Tasks register in no namespace that another account shares.',
    source: `${source.interconnecting}; ${source.discovery}`,
    confidence: 'documented',
  },
  {
    id: 'IC-2',
    says: 'Service Connect: awsvpc and bridge (no TLS there), not host; EC2 on Linux and Fargate, not Anywhere.',
    source: `${source.interconnecting}; ${source.serviceConnect}`,
    confidence: 'documented',
  },
  {
    id: 'IC-3',
    says: 'VPC Lattice: every mode but none; EC2 and Fargate, not Anywhere; between VPCs, accounts and kinds of compute; rolling deployments only.',
    source: `ECS Developer Guide, ecs-vpc-lattice; ${source.interconnecting}`,
    confidence: 'documented',
    note: 'It is advised, not simulated.',
  },
  {
    id: 'IC-4',
    says: 'Application Load Balancer: target type ip for awsvpc, instance with a dynamic port for bridge, instance with one task a port for host; HTTP, HTTPS and gRPC; not Anywhere.',
    source: source.loadBalancers,
    confidence: 'documented',
  },
  {
    id: 'IC-5',
    says: 'Network Load Balancer: target types as an Application Load Balancer; TCP, UDP and TLS, by a hash of the flow.',
    source: source.loadBalancers,
    confidence: 'documented',
  },
  {
    id: 'IC-6',
    says: 'Classic Load Balancer: bridge and host on EC2 with one static port, not awsvpc; it keeps a service from zone rebalancing.',
    source: source.loadBalancers,
    confidence: 'documented',
  },
  {
    id: 'IC-7',
    says: 'App Mesh needed awsvpc and ended on 2026-09-30.',
    source: 'App Mesh documentation, banner; AWS Containers blog',
    confidence: 'documented',
    note: 'The source document lists bridge as a mode of App Mesh; its proxy needs the task’s own network interface.',
  },
];
