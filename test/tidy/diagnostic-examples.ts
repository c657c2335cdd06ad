import type { DiagnosticCode } from '../../src/scenario/diagnostic-codes.js';

/** How a file comes by a diagnostic, and what to do then: a row of docs/diagnostics.md. */
export interface DiagnosticExample {
  /** As the page shows it; it stands in the text below. */
  readonly example: string;
  readonly fix: string;
  /** The whole text, in place of the base scenario. */
  readonly text?: string;
  /** Something of the base scenario, which `example` replaces. */
  readonly instead?: string;
  /** At the end of the base scenario. */
  readonly after?: string;
  /** The text of every file that the scenario names; none: such a file is not there. */
  readonly file?: string;
  readonly set?: readonly string[];
  readonly until?: string;
}

export const baseScenario = `version: 1
duration: 1h
autoScalingGroups:
  - { name: asg, availabilityZones: [us-east-1a], instanceTypes: [m5.large], maxSize: 4, desiredCapacity: 1 }
capacityProviders:
  - { name: cp, autoScalingGroup: asg, managedScaling: { targetCapacity: 100 }, managedDraining: DISABLED }
taskDefinitions:
  - { family: web, cpu: 512, memory: 1024 }
services:
  - { name: web, taskDefinition: web, desiredCount: 2 }
`;

const event = (example: string): string => `events:\n  - ${example}\n`;
const instance = (tasks: string): string =>
  `initialState:\n  instances: [{ id: i-1, autoScalingGroup: asg, availabilityZone: us-east-1a, instanceType: m5.large, ${tasks} }]\n`;
const bomb = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}*a${n}]\n`).join('');

const trace = '{ name: jobs, type: trace, file: jobs.csv }';
const renaming = `{ at: 10m, type: update, path: 'autoScalingGroups[asg].name', value: other }`;
const tooHigh = `{ at: 10m, type: update, path: 'capacityProviders[cp].managedScaling.targetCapacity', value: 120 }`;
const late = '{ at: 2h, type: setDesiredCount, service: web, desiredCount: 3 }';

export const diagnosticExamples: Readonly<Record<DiagnosticCode, DiagnosticExample>> = {
  E001: { example: 'services: [', text: 'services: [\n', fix: 'close what was opened; indent with spaces' },
  E002: { example: '- version: 1', text: '- version: 1\n', fix: 'write `key: value` lines, one scenario a file' },
  E003: { example: 'a1: &a1 [*a0', text: `a0: &a0 [x]\n${bomb}`, fix: 'write the values out' },
  E010: { example: 'desirdCount: 2', instead: 'desiredCount: 2', fix: 'take the key that is suggested' },
  E011: { example: 'version: 1 # and nothing more', text: 'version: 1 # and nothing more\n', fix: 'add the key' },
  E012: { example: 'desiredCount: two', instead: 'desiredCount: 2', fix: 'write what is expected' },
  E013: { example: 'targetCapacity: 120', instead: 'targetCapacity: 100', fix: 'stay within what is allowed' },
  E014: {
    example: 'launchType: EC2, capacityProviderStrategy: [{ capacityProvider: cp }]',
    instead: 'desiredCount: 2',
    fix: 'keep one of the two',
  },
  E015: {
    example: "placementConstraints: [{ type: memberOf, expression: 'attribute:stack = prod' }]",
    instead: 'desiredCount: 2',
    fix: 'correct the expression where the caret points',
  },
  E020: { example: 'taskDefinition: wbe', instead: 'taskDefinition: web', fix: 'take the name that is suggested' },
  E021: {
    example: '- { name: web, taskDefinition: web, desiredCount: 1 }',
    after: '  - { name: web, taskDefinition: web, desiredCount: 1 }\n',
    fix: 'give each its own name',
  },
  E030: { example: trace, after: `workloads:\n  - ${trace}\n`, fix: 'give a path that is relative to the scenario' },
  E031: {
    example: 'soon,60,web',
    after: `workloads:\n  - ${trace}\n`,
    file: 'at_s,duration_s,task_definition\nsoon,60,web\n',
    fix: 'mend that line of the file',
  },
  E040: {
    example: `--set 'services[wbe].desiredCount=3'`,
    set: ['services[wbe].desiredCount=3'],
    fix: 'name what is in the file: `path=value`',
  },
  E041: { example: '--until soon', until: 'soon', fix: 'give a duration' },
  E050: { example: renaming, after: event(renaming), fix: 'update settings; names and references stay' },
  E051: { example: tooHigh, after: event(tooHigh), fix: 'give a value that the file could have' },
  E060: {
    example: 'tasks: [{ service: web, count: 40 }]',
    after: instance('tasks: [{ service: web, count: 40 }]'),
    fix: 'take what fits: CPU, memory, GPUs, ENIs, ports',
  },
  E090: {
    example: 'desiredCount: 2, cluster: two, launchType: EC2',
    text: `version: 1
duration: 1h
clusters: [{ name: one }, { name: two }]
taskDefinitions:
  - { family: web, cpu: 512, memory: 1024 }
services:
  - { name: web, taskDefinition: web, desiredCount: 2, cluster: two, launchType: EC2 }
`,
    fix: 'leave it out for now; CHANGELOG.md says what came when',
  },
  W001: { example: late, after: event(late), fix: 'make the run longer, or the event earlier' },
  W002: {
    example: 'tasks: [{ service: web, count: 3 }]',
    after: instance('tasks: [{ service: web, count: 3 }]'),
    fix: 'raise desiredCount, or list fewer tasks',
  },
  W003: {
    example: 'desiredCapacity: 1, maxInstanceLifetime: 12h',
    instead: 'desiredCapacity: 1',
    fix: 'take what AWS takes; the simulation runs as it is written',
  },
};
