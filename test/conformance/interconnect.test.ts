import { describe, expect, it } from 'vitest';
import { interconnects } from '../../src/policy/network/interconnect/interconnects.js';
import { advise, plainSituation, type Situation } from '../../src/scenario/advise/advise.js';
import { conforms } from './conforms.js';

/** The options that fit, by their ids. */
const fitting = (situation: Partial<Situation>): readonly string[] =>
  advise({ ...plainSituation, ...situation }).options.flatMap(({ id, fits }) => (fits ? [id] : []));

/** What the advice says about one option. */
const about = (id: string, situation: Partial<Situation>): readonly string[] =>
  advise({ ...plainSituation, ...situation })
    .options.filter((option) => option.id === id)
    .flatMap(({ refusals, notes }) => [...refusals, ...notes].map(({ text }) => text));

const modes = ['awsvpc', 'bridge', 'host', 'none'] as const;
const modesOf = (id: string, situation: Partial<Situation> = {}): readonly string[] =>
  modes.filter((networkMode) => fitting({ ...situation, networkMode }).includes(id));

conforms('IC-1', 'service discovery takes every mode but none, with SRV records only in bridge and host', () => {
  expect(modesOf('cloudMap')).toEqual(['awsvpc', 'bridge', 'host']);
  for (const networkMode of ['bridge', 'host'] as const)
    expect(about('cloudMap', { networkMode }).join()).toContain('SRV records only');
  expect(about('cloudMap', { networkMode: 'awsvpc' }).join()).not.toContain('SRV');
  expect(fitting({ crossAccount: true })).not.toContain('cloudMap');
  expect(fitting({ compute: 'EXTERNAL' })).not.toContain('cloudMap');
});

conforms('IC-2', 'Service Connect takes awsvpc and bridge, and TLS in awsvpc alone', () => {
  expect(modesOf('serviceConnect')).toEqual(['awsvpc', 'bridge']);
  expect(modesOf('serviceConnect', { tls: true })).toEqual(['awsvpc']);
  expect(fitting({ windows: true })).not.toContain('serviceConnect');
  expect(fitting({ compute: 'EXTERNAL' })).not.toContain('serviceConnect');
  expect(fitting({ compute: 'FARGATE', networkMode: 'awsvpc' })).toContain('serviceConnect');
  expect(fitting({ deploymentController: 'CODE_DEPLOY' })).not.toContain('serviceConnect');
});

conforms('IC-3', 'VPC Lattice takes every mode but none, on EC2 and Fargate, with rolling deployments', () => {
  expect(modesOf('vpcLattice')).toEqual(['awsvpc', 'bridge', 'host']);
  expect(fitting({ compute: 'EXTERNAL' })).not.toContain('vpcLattice');
  expect(fitting({ deploymentController: 'CODE_DEPLOY' })).not.toContain('vpcLattice');
  expect(advise({ ...plainSituation, crossAccount: true }).use).toBe('vpcLattice');
});

conforms('IC-4', 'an Application Load Balancer has targets of type ip in awsvpc, of type instance elsewhere', () => {
  expect(modesOf('applicationLoadBalancer')).toEqual(['awsvpc', 'bridge', 'host']);
  expect(about('applicationLoadBalancer', { networkMode: 'awsvpc' })).toEqual(['the target group is of type ip']);
  expect(about('applicationLoadBalancer', { networkMode: 'bridge' }).join()).toContain('dynamic host port');
  expect(about('applicationLoadBalancer', { networkMode: 'host' }).join()).toContain('one task a port');
  expect(fitting({ protocol: 'udp' })).not.toContain('applicationLoadBalancer');
});

conforms('IC-5', 'a Network Load Balancer carries what the other load balancers do not', () => {
  expect(fitting({ protocol: 'udp' })).toEqual(['cloudMap', 'networkLoadBalancer']);
  expect(advise({ ...plainSituation, protocol: 'udp', fromInternet: true }).use).toBe('networkLoadBalancer');
});

conforms('IC-6', 'a Classic Load Balancer takes no tasks with addresses of their own', () => {
  expect(modesOf('classicLoadBalancer')).toEqual(['bridge', 'host']);
  expect(about('classicLoadBalancer', {}).join()).toContain('Availability Zone rebalancing');
});

conforms('IC-7', 'App Mesh fits nothing any more', () => {
  expect(modesOf('appMesh')).toEqual([]);
  expect(about('appMesh', { networkMode: 'awsvpc' }).join()).toContain('2026-09-30');
  expect(about('appMesh', { networkMode: 'bridge' }).join()).toContain('awsvpc');
});

describe('the decision framework', () => {
  it.each([
    ['one namespace', {}, 'serviceConnect', 1],
    ['another VPC', { crossVpc: true }, 'vpcLattice', 2],
    ['another account', { crossAccount: true }, 'vpcLattice', 2],
    ['EKS', { crossCompute: true }, 'vpcLattice', 2],
    ['a name is enough', { dnsOnly: true }, 'cloudMap', 3],
    ['the internet', { fromInternet: true }, 'applicationLoadBalancer', 4],
    ['another namespace only', { crossNamespace: true }, null, 4],
  ] satisfies [string, Partial<Situation>, string | null, number][])('%s', (_, situation, id, questions) => {
    const { framework, steps } = advise({ ...plainSituation, ...situation });
    expect(framework).toBe(id);
    expect(steps).toHaveLength(questions);
    expect(steps.map(({ yes }) => yes).indexOf(true)).toBe(id === null ? -1 : questions - 1);
  });

  it('is followed where it fits, else the first that does is taken, else none', () => {
    expect(advise({ ...plainSituation, networkMode: 'host' })).toMatchObject({
      framework: 'serviceConnect',
      use: 'vpcLattice',
    });
    expect(advise({ ...plainSituation, crossNamespace: true }).use).toBe('vpcLattice');
    expect(advise({ ...plainSituation, networkMode: 'none' }).use).toBeNull();
  });

  it('counts tasks where they are known', () => {
    expect(fitting({ tasks: 1000 })).toEqual(fitting({}));
    expect(fitting({ tasks: 1001 })).not.toContain('cloudMap');
    expect(fitting({ tasks: 1001 })).not.toContain('serviceConnect');
  });
});

it('every option says what it does, and each remark is short', () => {
  for (const { does, refusals, notes } of interconnects) {
    expect(does).toMatch(/^[A-Z].*\.$/);
    for (const { text } of [...refusals, ...notes]) expect(text.length).toBeLessThan(110);
  }
});
