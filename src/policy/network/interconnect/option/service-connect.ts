import { isBusy, knowsMany } from '../../proxy-size.js';
import { defineInterconnect, outsideVpc, withoutNetwork } from '../define-option.js';

/** More tasks than a Service Connect service may have (SC-12). */
const MOST_TASKS = 1000;

export const serviceConnect = defineInterconnect({
  id: 'serviceConnect',
  name: 'Service Connect',
  does: 'A managed proxy in each task: short names, round robin, retries on another host, outlier detection, metrics.',
  refusals: [
    withoutNetwork(['IC-2', 'SC-8']),
    {
      rules: ['IC-2', 'SC-8'],
      applies: ({ networkMode }) => networkMode === 'host',
      text: 'the proxy works in network modes awsvpc and bridge, not in host',
    },
    outsideVpc('Service Connect'),
    {
      rules: ['SC-8'],
      applies: ({ windows }) => windows,
      text: 'there is no proxy for Windows',
    },
    {
      rules: ['SC-1'],
      applies: ({ protocol }) => protocol === 'udp',
      text: 'the proxy carries HTTP, HTTP/2, gRPC and TCP, not UDP',
    },
    {
      rules: ['SC-8'],
      applies: ({ tls, networkMode }) => tls && networkMode === 'bridge',
      text: 'its TLS needs network mode awsvpc',
    },
    {
      rules: ['SC-1'],
      applies: ({ crossNamespace }) => crossNamespace,
      text: 'a service sees the endpoints of its own namespace only',
    },
    {
      rules: ['SC-1'],
      applies: ({ crossCompute }) => crossCompute,
      text: 'both sides must be tasks of ECS services: only they get the proxy',
    },
    {
      rules: ['SC-1', 'SC-8'],
      applies: ({ standalone }) => standalone,
      text: 'standalone tasks get no proxy',
    },
    {
      rules: ['SC-8'],
      applies: ({ deploymentController }) => deploymentController !== 'ECS',
      text: 'it needs the deployment controller ECS, whose own blue/green it supports',
    },
    {
      rules: ['SC-12'],
      applies: ({ tasks }) => tasks !== undefined && tasks > MOST_TASKS,
      text: `a service of Service Connect may have ${MOST_TASKS} tasks: split it`,
    },
    {
      rules: ['SC-1', 'IC-2'],
      applies: ({ fromInternet }) => fromInternet,
      text: 'a caller on the internet has no proxy',
    },
  ],
  notes: [
    {
      rules: ['SC-2'],
      applies: () => true,
      text: 'the proxy takes CPU and memory of every task, of callers too: add 256 units and at least 64 MiB',
    },
    {
      rules: ['SC-2'],
      applies: ({ requestsPerTask = 0 }) => isBusy({ requestsPerTask }),
      text: 'above 500 requests a second for a task the proxy needs 512 CPU units',
    },
    {
      rules: ['SC-2'],
      applies: ({ namespaceServices: services = 0, namespaceTasks: tasks = 0 }) => knowsMany({ services, tasks }),
      text: 'with more than 100 services or 2,000 tasks in the namespace the proxy needs 128 MiB',
    },
    {
      rules: ['SC-9'],
      applies: () => true,
      text: 'a client learns of a new endpoint at its own next deployment: deploy servers first',
    },
    {
      rules: ['SC-8'],
      applies: ({ networkMode }) => networkMode === 'bridge',
      text: 'in bridge mode the proxy takes a dynamic host port: security groups must open that range',
    },
    {
      rules: ['SC-12'],
      applies: ({ crossVpc }) => crossVpc,
      text: 'between VPCs the routing is yours',
    },
    {
      rules: ['SC-12'],
      applies: ({ crossAccount }) => crossAccount,
      text: 'the namespace must be shared with the other account through AWS RAM',
    },
    {
      rules: ['SC-11'],
      applies: ({ tls }) => tls,
      text: 'TLS needs AWS Private CA, which has a monthly price',
    },
  ],
});
