import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MigrateAnswer } from '../../src/cli/command/migrate.js';
import { main } from '../../src/cli/main.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const call = async (...argv: readonly string[]): Promise<FakeHost['said']> => {
  const host = fakeHost();
  await main(['migrate', ...argv], host);
  return host.said;
};
const lesson = 'scenarios/63-mesh-80-20.yaml';

/** Three tasks on instances with 2,048 CPU units: one fits beside App Mesh's proxy, two beside the other. */
const fleet = `version: 1
duration: 1h
namespaces: [{ name: local }]
autoScalingGroups:
  - { name: ecs, availabilityZones: [us-east-1a], instanceTypes: [m5.large], desiredCapacity: 1, maxSize: 9 }
capacityProviders: [{ name: ec2, autoScalingGroup: ecs, managedScaling: { status: ENABLED } }]
taskDefinitions: [{ family: app, cpu: 700, memory: 512, networkMode: awsvpc }]
services:
  - name: api
    taskDefinition: app
    desiredCount: 3
    capacityProviderStrategy: [{ capacityProvider: ec2, weight: 1 }]
    serviceRegistries: [{ namespace: local }]
events: [{ at: 2h, type: setDesiredCount, service: api, desiredCount: 1 }]
appMesh:
  mesh: prod
  virtualNodes: [{ name: api-node, service: api }]
`;

describe('simulate migrate', () => {
  it('says what changes, what has no equivalent, and compares both runs', async () => {
    const { answer, code, talk } = await call(lesson);
    expect({ code, talk }).toEqual({ code: 0, talk: '' });
    expect(answer).toContain('virtual service api.prod.local: a client alias of api-v1, port 8080');
    expect(answer).toContain('weights of 80 and 20');
    expect(answer).toMatch(/a task of web +1,024 CPU, 2,048 MiB +512 CPU, 1,024 MiB/);
    expect(answer).toMatch(/canary: median latency +[\d.]+ ms +[\d.]+ ms/);
    expect(answer).not.toContain('instance hours');
    expect(answer).toMatch(/cost +\$0\.49 +\$0\.25/);
    expect(answer).toContain('via: serviceConnect');
  });

  it('writes the new file whole, and leaves the old one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'migrate-'));
    const before = readFileSync(lesson, 'utf8');
    const { answer, code } = await call(lesson, '-o', join(folder, 'new.yaml'));
    expect(code).toBe(0);
    expect(answer).toContain('new.yaml');
    expect(answer).not.toContain('version: 1');
    expect(readdirSync(folder)).toEqual(['new.yaml']);
    expect(readFileSync(join(folder, 'new.yaml'), 'utf8')).toContain('serviceConnectConfiguration');
    expect(readFileSync(lesson, 'utf8')).toBe(before);
  });

  it('replaces the file when it is told to, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'migrate-'));
    const file = join(folder, 'mesh.yaml');
    writeFileSync(file, readFileSync(lesson, 'utf8'));
    const { answer, code } = await call(file, '-o', file);
    expect(code).toBe(0);
    expect(answer).toContain('is the new file now');
    expect(answer).not.toContain('is as it was');
    expect(readFileSync(file, 'utf8')).not.toContain('appMesh:');
  });

  it('prints the new file alone', async () => {
    const { answer, code } = await call(lesson, '--yaml');
    expect(code).toBe(0);
    expect(answer).toBe((JSON.parse((await call(lesson, '--json')).answer) as MigrateAnswer).yaml);
    const both = await call(lesson, '--yaml', '--json');
    expect(both.code).toBe(2);
    expect(both.talk).toContain('which of them?');
  });

  it('compares the instances of a fleet, and says what was said before once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'migrate-'));
    const file = join(folder, 'mesh.yaml');
    writeFileSync(file, fleet);
    const { answer, talk, code } = await call(file);
    expect(code).toBe(0);
    expect(talk.split('W001')).toHaveLength(2);
    expect(answer).toMatch(/most instances of each group +3 +2/);
    expect(answer).toMatch(/instance hours +[\d.]+ +[\d.]+/);
  });

  it('prints one document', async () => {
    const { answer } = await call(lesson, '--json', '--seed', '7');
    const { seed, losses, comparison, yaml } = JSON.parse(answer) as MigrateAnswer;
    expect(seed).toBe('7');
    expect(losses.length).toBeGreaterThan(3);
    expect(comparison.edges.map(({ name }) => name)).toEqual(['canary', 'preview']);
    expect(comparison.usd.after).toBeLessThan(comparison.usd.before ?? 0);
    expect(yaml).not.toContain('appMesh:');
  });

  it('refuses a scenario without a mesh, and a folder that is not there', async () => {
    const hello = await call('scenarios/00-hello.yaml');
    expect(hello.code).toBe(2);
    expect(hello.talk).toContain('has no appMesh: there is nothing to migrate');
    const nowhere = await call(lesson, '-o', '/nowhere/at/all/x.yaml');
    expect(nowhere.code).toBe(2);
    expect(nowhere.talk).toContain('there is no directory');
  });
});
