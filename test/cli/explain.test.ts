import { describe, expect, it } from 'vitest';
import type { EndpointsStory } from '../../src/analysis/explain/endpoints-story.js';
import type { Story } from '../../src/analysis/explain/story.js';
import type { WaitAnswer } from '../../src/cli/command/explain.js';
import { main } from '../../src/cli/main.js';
import { root } from '../tidy/source-tree.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const zonal = `${root}scenarios/02-zonal.yaml`;
const full = `${root}scenarios/04-no-cross-zone-overflow.yaml`;
const launchType = `${root}scenarios/known/containers-roadmap-937-launch-type-bypasses-the-provider.yaml`;
const hello = `${root}scenarios/00-hello.yaml`;

async function explain(...argv: readonly string[]): Promise<FakeHost['said']> {
  const host = fakeHost();
  await main(['explain', ...argv], host);
  return host.said;
}

const json = async <Answer>(...argv: readonly string[]): Promise<Answer> =>
  JSON.parse((await explain(...argv, '--json')).answer) as Answer;

describe('a task', () => {
  it('has its causes, its life and the instances just before it was placed', async () => {
    const { answer, code } = await explain(zonal, 'task', 'web-app/19');
    expect(code).toBe(0);
    expect(answer).toContain('00:30:00  the desired count of web-app became 24 (SS-1)');
    expect(answer).toContain('00:31:45  web-app/19 was placed on i-15 (PL-1)');
    expect(answer).toMatch(/i-14 +us-east-1c +2,048 +7,690 +equal/);
    expect(answer).toMatch(/i-5 +us-east-1c +0 +3,594 +filtered +RESOURCE:CPU, RESOURCE:ENI/);
    expect(answer).not.toContain('#');
  });

  it('names the facts with --facts', async () => {
    expect((await explain(zonal, 'task', 'web-app/19', '--facts')).answer).toContain('became 24 (SS-1, #268)');
  });

  it('says which strategy preferred others', async () => {
    const { candidates } = await json<Story>(zonal, 'task', 'web-app/13');
    const lower = candidates.filter(({ outcome }) => outcome === 'ranked lower');
    const taken = candidates.filter(({ outcome }) => outcome === 'taken');
    expect(taken).toHaveLength(1);
    for (const { why, freeCpuUnits } of lower)
      expect(why).toEqual([`binpack(cpu): ${freeCpuUnits} CPU units free, the best has ${taken[0].freeCpuUnits}`]);
  });

  it('knows only what was until --at', async () => {
    const { answer } = await explain(zonal, 'task', 'web-app/19', '--at', '31m');
    expect(answer).toContain('no instance could take web-app/19');
    expect(answer).not.toContain('was placed on');
  });
});

describe('an instance and a scaling action', () => {
  it('are told from their causes to what followed', async () => {
    const instance = (await explain(zonal, 'instance', 'i-12')).answer;
    expect(instance).toContain('the desired capacity of ecs-us-east-1b became 5: scale out');
    expect(instance).toContain('below the target for 15 datapoints in a row (MS-15, MS-16, MS-17)');
    const scaling = (await explain(zonal, 'scaling', 'ec2-us-east-1a', '--at', '40m')).answer;
    expect(scaling).toContain('What followed\n  00:30:20  ecs-us-east-1a launched i-10');
    expect(scaling).toContain('wanted 8 instances, but an instance was still warming up');
  });
});

describe('an external instance', () => {
  const office = `${root}scenarios/55-satellite-office.yaml`;
  const blocked = [
    '--set',
    'events=[{ at: 20m, type: endpointsBlocked, externalInstance: shop, endpoints: [ssm], duration: 1h }]',
  ];

  it('has the endpoints that it could not reach', async () => {
    const { answer, talk } = await explain(office, 'instance', 'shop-1', ...blocked);
    expect(talk).toBe('');
    expect(answer).toContain('00:20:00  the endpoint ssm was blocked for shop (EX-3)');
    expect(answer).toContain('01:20:00  shop could reach the endpoint ssm again (EX-3)');
    expect(answer).toContain('the credentials of shop-1 ended');
  });

  it('is among those that there are', async () => {
    expect((await explain(office, 'instance', 'nope')).talk).toContain('shop-1');
  });
});

describe('a wait', () => {
  it('is taken apart, and the smallest change that spares it is found and verified', async () => {
    const { wait, counterfactual } = await json<WaitAnswer>(hello, 'wait', 'web/3');
    expect(wait.parts.map(({ cause, fromMs, untilMs }) => [cause, untilMs - fromMs])).toEqual([
      ['metric', 60_000],
      ['alarm', 20_000],
      ['boot', 60_000],
      ['placement', 10_000],
    ]);
    expect(counterfactual?.change?.sets).toEqual([
      'autoScalingGroups[hello-asg].minSize=2',
      'autoScalingGroups[hello-asg].desiredCapacity=2',
    ]);
    expect(counterfactual?.waitMs).toBe(0);
    expect(counterfactual?.runs).toBeGreaterThan(2);
    const { answer } = await explain(hello, 'wait', 'web/3');
    expect(answer).toContain('wait web/3: it waited 2 m 30 s');
    expect(answer).toContain(`found in ${counterfactual!.runs} runs, the last of which verifies it.`);
  });

  it('is tried with what the user names, and the nearest is told where nothing spares it', async () => {
    const { counterfactual } = await json<WaitAnswer>(
      ...[
        hello,
        'wait',
        'web/3',
        '--try',
        'autoScalingGroups[0].bootTime=30s',
        '--try',
        'autoScalingGroups[0].maxSize=0',
      ],
    );
    expect(counterfactual).toMatchObject({ change: null, runs: 1, nearest: { waitMs: 120_000 } });
    expect(counterfactual?.refused.map(({ change }) => change.sets)).toEqual([['autoScalingGroups[0].maxSize=0']]);
    expect(counterfactual?.refused[0].reason).toMatch(/maxSize/);
  });

  it('is brought under --limit, which says what is left', async () => {
    const boots = ['50s', '40s', '20s'].flatMap((boot) => ['--try', `autoScalingGroups[0].bootTime=${boot}`]);
    const { answer } = await explain(hello, 'wait', 'web/3', '--limit', '2m', ...boots);
    expect(answer).toContain(
      'What would have kept its wait within 2 m\n  autoScalingGroups[0].bootTime=40s (it leaves 2 m), found in 3 runs',
    );
    const { counterfactual } = await json<WaitAnswer>(hello, 'wait', 'web/3', '--limit', '150s');
    expect(counterfactual).toBeNull();
  });

  it('is told as it stood at --at, and what would have spared all of it', async () => {
    const { wait, counterfactual } = await json<WaitAnswer>(hello, 'wait', 'web/3', '--at', '100s');
    expect(wait).toMatchObject({ outcome: 'stillWaiting', untilMs: 100_000 });
    expect(wait.parts.at(-1)).toMatchObject({ cause: 'boot', fact: null });
    expect(counterfactual?.waitMs).toBe(0);
  });

  it('of a task that was refused has the instances that did not do', async () => {
    const sets = ['autoScalingGroups[0].desiredCapacity=1', 'taskDefinitions[0].cpu=2048'];
    const { answer } = await explain(launchType, 'wait', 'nightly-run-1/2', ...sets.flatMap((set) => ['--set', set]));
    expect(answer).toContain('it found no place, and stopped at once');
    expect(answer).toContain('nightly-run-1/2 was STOPPED: rejected, cpu (PL-1)');
    expect(answer).toMatch(/i-1 .*filtered +RESOURCE:CPU/);
    expect(answer).toContain(
      'autoScalingGroups[jobs-asg].minSize=2 autoScalingGroups[jobs-asg].desiredCapacity=2, found',
    );
  });

  it('of a task that was placed at once needs no runs', async () => {
    const { answer } = await explain(hello, 'wait', 'web/1');
    expect(answer).toContain('wait web/1: it was placed at once');
    expect(answer).not.toContain('spared');
  });

  it('of a task that is never placed goes on to the end', async () => {
    const { answer } = await explain(hello, 'wait', 'web/3', '--set', 'autoScalingGroups[0].maxSize=1');
    expect(answer).toContain('it still waits at 00:10:00, after 10 m');
    expect(answer).toContain('the group was at maxSize');
    expect(answer).toContain('autoScalingGroups[hello-asg].maxSize=2');
  });
});

it('what is said again and again stands once, but with --facts each time', async () => {
  const blocked = ['scaling', 'ec2-us-east-1a', '--at', '9m30s'];
  const { answer } = await explain(full, ...blocked);
  expect(answer).toContain(
    '00:01:20  ec2-us-east-1a wanted 3 instances, more than maxSize allows; 9 times until 00:09:20',
  );
  expect((await explain(full, ...blocked, '--facts')).answer.match(/more than maxSize allows \(#\d+\)/g)).toHaveLength(
    9,
  );
});

describe('exit code 2', () => {
  it.each([
    [[zonal], 'explain what? Say simulate explain <scenario.yaml> <what> <id>'],
    [[zonal, 'tsk', 'web-app/1'], 'it is none of task, instance, scaling, wait'],
    [[zonal, 'task', 'web-app/99'], 'no task is called web-app/99; web-app asks for web-app/1 to web-app/24'],
    [[zonal, 'task', 'web-ap/1'], 'did you mean web-app?'],
    [[zonal, 'wait', 'x'], 'tasks are NAME/1, NAME/2 and so on; there are web-app'],
    [[zonal, 'instance', 'i-99'], 'no instance is called i-99; the run has i-1 to i-15'],
    [[zonal, 'instance', 'i-15', '--at', '2m'], 'i-15 comes at 00:30:20, after --at'],
    [[zonal, 'wait', 'web-app/19', '--at', '2m'], 'web-app/19 comes at 00:30:00, after --at'],
    [[zonal, 'scaling', 'ec2-us-east-1d'], 'did you mean ec2-us-east-1a?'],
    [[zonal, 'task', 'web-app/1', '--try', 'a=b'], '--try is for the wait of a task'],
    [[zonal, 'scaling', 'ec2-us-east-1a', '--limit', '1m'], '--limit is for the wait of a task'],
    [[zonal, 'wait', 'web-app/1', '--try', 'a'], '--try a is no path=value'],
    [[zonal, 'wait', 'web-app/1', '--limit', 'soon'], '--limit soon is no duration: say 30s or 2m'],
    [[zonal, 'task', 'web-app/1', '--at', '9h'], 'is after the end of the run'],
  ])('%j', async (argv, message) => {
    const { code, talk, answer } = await explain(...argv);
    expect({ code, answer }).toEqual({ code: 2, answer: '' });
    expect(talk).toContain(message);
  });
});

describe('a request', () => {
  const dns = `${root}scenarios/56-web-api-in-cloud-map.yaml`;
  const edge = 'client → web-api';

  it('is told from what took the task that it was sent to', async () => {
    const { answer, code } = await explain(dns, 'request', edge);
    expect(code).toBe(0);
    expect(answer).toContain('the desired count of web-api became 2');
    expect(answer).toContain('was told to stop: scaled in');
    expect(answer).toMatch(/an attempt of client → web-api at web-api\/1 failed at 00:30:\d\d\.\d{3}: stale endpoint/);
    expect(answer).toContain('web-api/1 was taken out of web-api.production.local');
  });

  it('has the attempts of that request alone, and those before --at', async () => {
    const both = `${root}scenarios/59-service-connect-against-dns.yaml`;
    const { chapters } = await json<Story>(both, 'request', 'over Service Connect');
    expect(chapters.find(({ title }) => title === 'Its attempts')?.sentences).toHaveLength(3);
    const early = await json<Story>(both, 'request', 'over DNS', '--at', '20m30s');
    expect(early.chapters[0].sentences.at(-1)?.text).toContain('failed at 00:20:');
  });

  it('says when a client was told of a task that has gone, and how long it keeps that', async () => {
    const { answer } = await explain(dns, 'request', edge);
    expect(answer).toMatch(/had web-api\/1 in its answer of 00:\d\d:\d\d\.\d{3}, and kept that until 00:30:/);
    expect(answer).toContain('an answer of DNS is kept for its TTL of 10 s (SD-3)');
  });

  it('to an endpoint that its caller has never heard of has both deployments', async () => {
    const trap = `${root}scenarios/61-deployment-order.yaml`;
    const { chapters, notes } = await json<Story>(trap, 'request', 'web → api');
    expect(chapters[0].sentences.map(({ text }) => text)[1]).toBe('a deployment of web began for web: created');
    const deployments = chapters.find(({ title }) => title === 'The deployments')?.sentences ?? [];
    expect(deployments.map(({ text }) => text)).toContain('the deployment of api-with-endpoint for api was complete');
    expect(notes?.map(({ rules }) => rules)).toEqual([['SC-9'], ['SC-6']]);
  });

  it('that the network mode refuses says what is asked for, and what there is', async () => {
    const { answer } = await explain(dns, 'request', edge, '--set', 'traffic[0].recordType=SRV');
    expect(answer).toContain('the client asks for SRV records, and there are A (SD-1)');
  });

  it('of expected values is its minute', async () => {
    const { answer } = await explain(dns, 'request', edge, '--set', 'model.requestsSimulatedUpTo=0');
    expect(answer).toContain('by expected values');
    expect(answer).toContain('failed: stale endpoint');
  });

  it('never failed, or is of an edge that there is not', async () => {
    for (const more of [[], ['--set', 'model.requestsSimulatedUpTo=0']]) {
      const { answer } = await explain(dns, 'request', edge, '--set', 'events=[]', ...more);
      expect(answer).toContain('No request had failed; its last minutes');
      expect(answer).not.toContain('It never happened');
    }
    expect((await explain(dns, 'request', edge, '--set', 'traffic[0].requestsPerSecond=0')).answer).toContain(
      'It never happened',
    );
    const unknown = await explain(dns, 'request', 'client → web-apy');
    expect(unknown.code).toBe(2);
    expect(unknown.talk).toContain('did you mean client → web-api?');
    expect((await explain(hello, 'request', 'x')).talk).toContain('the scenario has no traffic');
  });
});

describe('endpoints', () => {
  const webApi = `${root}scenarios/56-web-api-in-cloud-map.yaml`;
  const frontend = `${root}scenarios/57-api-and-frontend.yaml`;
  const name = 'web-api.production.local';

  it('are the four layers of Cloud Map, with private addresses, and what DNS answers', async () => {
    const { registry } = await json<EndpointsStory>(webApi, 'endpoints', name, '--at', '20m');
    expect(registry).toMatchObject({ namespace: 'production.local', namespaceType: 'DNS_PRIVATE', service: 'web-api' });
    expect(registry.instances.map(({ id, healthy }) => [id, healthy])).toEqual([
      ['web-api/1', true],
      ['web-api/2', true],
      ['web-api/3', true],
    ]);
    const addresses = registry.instances.map(({ attributes }) => attributes['AWS_INSTANCE_IPV4']);
    expect(new Set(addresses).size).toBe(3);
    for (const address of addresses) expect(address).toMatch(/^10\./);
    expect(registry.lookups.find(({ question }) => question === `A ${name}`)?.answer).toEqual(addresses);
  });

  it('are not healthy before 30 s have gone by, and no more once they are to stop', async () => {
    const before = await json<EndpointsStory>(webApi, 'endpoints', name, '--at', '50s');
    expect(before.registry.instances.map(({ healthy }) => healthy)).toEqual([false, false, false]);
    expect(before.registry.lookups[0].how).toContain('none is healthy, so all are told');
    const after = await explain(webApi, 'endpoints', name);
    expect(after.answer).toContain(`00:30:00  web-api/1 was taken out of ${name} (SD-5)`);
    expect(after.answer).not.toContain('instance web-api/1:');
    expect(after.answer).toContain('      instance web-api/2: healthy\n        AWS_INSTANCE_IPV4  10.0.');
  });

  it('of Service Connect are behind the proxy of the caller', async () => {
    const { answer } = await explain(frontend, 'endpoints', 'api', '--at', '20m');
    expect(answer).toContain('127.0.0.1:8080');
    expect(answer).toContain("the proxy of the caller's own task, which sends to 3 healthy tasks in turn (SC-1, SC-3)");
    expect(answer).toContain('AWS_INSTANCE_PORT  8080');
  });

  it('say which names there are', async () => {
    expect(await explain(webApi, 'endpoints', 'web-app.production.local')).toMatchObject({
      code: 2,
      talk: `simulate: nothing is registered as web-app.production.local; did you mean ${name}?\n`,
    });
    expect((await explain(frontend, 'endpoints', 'x')).talk).toContain('there are api:8080');
    expect((await explain(hello, 'endpoints', name)).talk).toContain(
      'no service of the scenario is registered anywhere',
    );
  });
});
