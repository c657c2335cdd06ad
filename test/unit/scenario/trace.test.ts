import { describe, expect, it } from 'vitest';
import { loadParts, resolved } from './small-scenario.js';

const workloads = [{ name: 'jobs', type: 'trace', file: 'jobs.csv' }];
const inFile = (...lines: string[]) => ({ files: { 'jobs.csv': lines.join('\n') } });
const traced = (...lines: string[]) => resolved({ workloads }, inFile(...lines));

function callsOf(scenario: ReturnType<typeof resolved>) {
  const [{ arrivals }] = scenario.workloads;
  if (arrivals.type !== 'trace') throw new Error('no trace');
  return arrivals.calls;
}
const messagesOf = (...lines: string[]): string[] =>
  loadParts({ workloads }, inFile(...lines)).diagnostics.map(({ code, path, message }) => `${code} ${path} ${message}`);

describe('a CSV trace', () => {
  it('is calls of RunTask in order of time, and of the file within an instant', () => {
    const calls = callsOf(
      traced('at_s,duration_s,task_definition,count', '60,5,web,2', '0.5,1.25,web,1', '60,7,web,3'),
    );
    expect(calls.map(({ atMs, count, runTimeMs }) => [atMs, count, runTimeMs])).toEqual([
      [500, 1, 1250],
      [60_000, 2, 5000],
      [60_000, 3, 7000],
    ]);
  });

  it('may have any order of columns, blanks, quotes, empty lines and CRLF', () => {
    const calls = callsOf(
      traced('count, "duration_s" ,at_s,task_definition\r', '\r', '"2", 60 ,"10",web\r', '', ',1,2,"web"\r'),
    );
    expect(calls.map(({ atMs, count }) => [atMs, count])).toEqual([
      [2000, 1],
      [10_000, 2],
    ]);
  });

  it('makes one task definition of each shape, behind those of the file', () => {
    const scenario = traced(
      'at_s,duration_s,task_definition,cpu,memory_mib,gpus,network_mode',
      '0,60,,256,512,,',
      '1,60,web,,,,',
      '2,60,,256,512,0,bridge',
      '3,60,,256,512,,awsvpc',
      '4,60,,256,512,1,',
    );
    expect(scenario.taskDefinitions.map((t) => [t.cpuUnits, t.memoryMiB, t.gpus, t.networkMode])).toEqual([
      [512, 1024, 0, 'bridge'],
      [256, 512, 0, 'bridge'],
      [256, 512, 0, 'awsvpc'],
      [256, 512, 1, 'bridge'],
    ]);
    expect(callsOf(scenario).map(({ launch }) => launch.taskDefinition)).toEqual([1, 0, 1, 2, 3]);
  });

  it('shares a launch between lines that differ only in time and count', () => {
    const calls = callsOf(
      traced(
        'at_s,duration_s,task_definition,group,count',
        '0,1,web,,1',
        '1,9,web,,5',
        '2,1,web,night,1',
        '3,1,web,,1',
      ),
    );
    expect(new Set(calls.map(({ launch }) => launch)).size).toBe(2);
    expect(calls[1].launch).toBe(calls[0].launch);
    expect(calls.map(({ launch }) => launch.group)).toEqual(['family:web', 'family:web', 'night', 'family:web']);
  });

  it('goes where the line, else the workload says', () => {
    const parts = {
      workloads: [{ ...workloads[0], capacityProviderStrategy: [{ capacityProvider: 'cp-a' }], group: 'all' }],
    };
    const files = inFile('at_s,duration_s,task_definition,capacity_provider', '0,1,web,', '1,1,web,cp-b');
    const calls = callsOf(resolved(parts, files));
    const providers = calls.map(
      ({ launch }) => 'items' in launch.launchPath && launch.launchPath.items[0].capacityProvider,
    );
    expect(providers).toEqual([0, 1]);
    expect(calls[0].launch.group).toBe('all');
  });

  it('may send lines to Fargate, whose tasks are awsvpc', () => {
    const scenario = traced(
      'at_s,duration_s,cpu,memory_mib,capacity_provider',
      '0,1,256,512,FARGATE_SPOT',
      '1,1,256,512,cp-a',
    );
    expect(scenario.capacityProviders.map(({ name }) => name)).toEqual(['cp-a', 'cp-b', 'FARGATE_SPOT']);
    const tasks = callsOf(scenario).map(({ launch }) => [
      scenario.taskDefinitions[launch.taskDefinition].networkMode,
      'items' in launch.launchPath && launch.launchPath.items[0].capacityProvider,
    ]);
    expect(tasks).toEqual([
      ['awsvpc', 2],
      ['bridge', 0],
    ]);
  });

  it('is the same in every variant that an update makes', () => {
    const events = [{ at: '1m', type: 'update', path: 'services[web-app].desiredCount', value: 3 }];
    const scenario = resolved(
      { workloads, events },
      inFile('at_s,duration_s,cpu,memory_mib', '0,1,256,512', '1,1,512,512'),
    );
    const [event] = scenario.events;
    expect(event.type === 'update' && event.scenario.taskDefinitions).toEqual(scenario.taskDefinitions);
    expect(event.type === 'update' && event.scenario.workloads).toEqual(scenario.workloads);
  });

  it('may be empty', () => {
    expect(callsOf(traced('at_s,duration_s,task_definition'))).toEqual([]);
  });

  it.each([
    ['soon,60,web,1', 'at_s "soon" is not a number of at least 0'],
    ['-1,60,web,1', 'at_s "-1" is not a number of at least 0'],
    [',60,web,1', 'at_s is empty'],
    ['0,,web,1', 'duration_s is empty'],
    ['0,60,web,0', 'count "0" is not a whole number of at least 1'],
    ['0,60,wev,1', 'no task definition is named "wev"; there are: web; did you mean "web"?'],
    ['0,60,,1', 'give task_definition, or cpu and memory_mib'],
    ['0,60,web,1,', 'has 5 cells, and the header has 4'],
  ])('tells file, line and fault of %s', (line, message) => {
    expect(messagesOf('at_s,duration_s,task_definition,count', '0,60,web,1', '', line)).toEqual([
      `E031 workloads[jobs].file jobs.csv:4 ${message}`,
    ]);
  });

  it('tells twenty bad lines, and counts the others', () => {
    const messages = messagesOf('at_s,duration_s,task_definition', ...Array.from({ length: 70 }, () => 'x,1,web'));
    expect(messages).toHaveLength(21);
    expect(messages).toContain('E031 workloads[jobs].file jobs.csv: and 50 more lines are wrong');
  });

  it.each([
    [
      '',
      ['at_s is missing', 'duration_s is missing', 'task_definition, or the columns cpu and memory_mib, are missing'],
    ],
    ['at_s,duration_s,cpu', ['task_definition, or the columns cpu and memory_mib, are missing']],
    ['at_s,at_s,duration_s,task_definition', ['"at_s" stands twice']],
    ['at_s,duraton_s,task_definition', ['did you mean "duration_s"?', 'duration_s is missing']],
  ])('must begin with a header: %s', (header, faults) => {
    const messages = messagesOf(header, ...(header === '' ? [] : ['0,1,web']));
    expect(messages).toHaveLength(faults.length);
    for (const fault of faults) expect(messages.join('\n')).toContain(fault);
  });

  it('of 10,000 lines loads fast', () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `${n},60,${128 * (1 + (n % 7))},${256 * (1 + (n % 5))}`);
    const load = (): number => {
      const begun = performance.now();
      expect(callsOf(traced('at_s,duration_s,cpu,memory_mib', ...lines))).toHaveLength(10_000);
      return performance.now() - begun;
    };
    // 0.2 s is the aim on an idle machine; this one may be shared.
    expect(Math.min(load(), load(), load())).toBeLessThan(500);
  });
});
