import { defineRule } from '../define-rule.js';

export const proxyTakesHalf = defineRule({
  code: 'L067',
  name: 'proxy-takes-half',
  severity: 'info',
  what: 'The proxy of Service Connect takes at least half of what a task reserves.',
  why: 'Each task has a proxy beside its containers, 256 CPU units and 256 MiB by default. Of a small task that is half or more, and the fleet grows with it.',
  rules: ['SC-2', 'SC-5'],
  fix: 'Make fewer and bigger tasks, or give the proxy less where it has little to do: model.serviceConnectProxy.',
  check: ({ services, taskDefinitions, network: { serviceConnect } }) =>
    serviceConnect.flatMap(({ service, fromRevision, proxy }) => {
      const { name, revisions } = services[service];
      const { cpuUnits, memoryMiB } = taskDefinitions[revisions[fromRevision].taskDefinition];
      if (2 * proxy.cpuUnits < cpuUnits && 2 * proxy.memoryMiB < memoryMiB) return [];
      return [
        {
          path: `services[${name}].serviceConnectConfiguration`,
          message: `of the ${cpuUnits} CPU units and ${memoryMiB} MiB of a task of ${name}, ${proxy.cpuUnits} and ${proxy.memoryMiB} are the proxy's.`,
          hint: 'Make the tasks bigger and fewer, or measure what the proxy needs.',
        },
      ];
    }),
});
