import { isBusy, knowsMany, leastProxy } from '../../../policy/network/proxy-size.js';
import { defineRule } from '../define-rule.js';
import { proxyLoadOf } from '../subject/proxy-load.js';

export const proxyTooSmall = defineRule({
  code: 'L068',
  name: 'proxy-too-small',
  severity: 'warning',
  what: 'The proxy of Service Connect has less than AWS advises for what it carries.',
  why: 'AWS advises 256 CPU units and 64 MiB for a proxy, 512 units where a task gets more than 500 requests a second, and 128 MiB in a namespace of more than 100 services or 2,000 tasks. With less the proxy slows down every call, or is killed for memory with its task. The simulator does neither.',
  rules: ['SC-2'],
  fix: 'Give the proxy what it needs, model.serviceConnectProxy here, or run more tasks.',
  check: (scenario) => {
    const { services, network } = scenario;
    const edges = network.edges.filter(({ via }) => via === 'serviceConnect');
    return network.serviceConnect.flatMap(({ service, namespace, proxy }) => {
      const neighbours = network.serviceConnect.filter((own) => own.namespace === namespace);
      const load = proxyLoadOf(
        scenario,
        service,
        neighbours.map((own) => own.service),
        edges,
      );
      const least = leastProxy(load);
      if (proxy.cpuUnits >= least.cpuUnits && proxy.memoryMiB >= least.memoryMiB) return [];
      const { name } = services[service];
      const busy = isBusy(load) ? ` for up to ${Math.round(load.requestsPerTask)} requests a second in each task` : '';
      const many = knowsMany(load) ? ` in a namespace of ${load.services} services and ${load.tasks} tasks` : '';
      return [
        {
          path: `services[${name}].serviceConnectConfiguration`,
          message: `the proxy of ${name} has ${proxy.cpuUnits} CPU units and ${proxy.memoryMiB} MiB, and AWS advises at least ${least.cpuUnits} and ${least.memoryMiB}${busy}${many}.`,
          hint: 'Set model.serviceConnectProxy, or run more tasks.',
        },
      ];
    });
  },
});
