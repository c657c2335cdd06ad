/**
 * Services in a ring, each of so many tasks, and each calls the next: a third by Service Connect, a third by DNS, a third by
 * DiscoverInstances. So many requests a second in all; every ten minutes the services are scaled, and a task begins to fail.
 */
export function ringOfServices({ services, tasks, requestsPerSecond, simulatedUpTo }) {
  const ways = [
    'serviceConnect',
    'cloudMapDns, dnsPick: roundRobin',
    'cloudMapApi, dnsPick: random, discoveryInterval: 10s',
  ];
  const names = Array.from({ length: services }, (_, s) => `s${s}`);
  return `version: 1
duration: 1h
namespaces: [{ name: local }]
taskDefinitions:
  - { family: web, cpu: 256, memory: 512, networkMode: awsvpc, containerDefinitions: [{ name: app, portMappings: [{ containerPort: 80, name: http, appProtocol: http }] }] }
services:
${names
  .map(
    (name) => `  - name: ${name}
    taskDefinition: web
    desiredCount: ${tasks}
    launchType: FARGATE
    serviceRegistries: [{ namespace: local, ttl: 30s }]
    serviceConnectConfiguration: { namespace: local, services: [{ portName: http, discoveryName: ${name}, clientAliases: [{ port: 80, dnsName: ${name} }] }] }`,
  )
  .join('\n')}
traffic:
${names
  .map(
    (name, s) =>
      `  - { from: ${name}, to: ${names[(s + 1) % services]}, via: ${ways[s % ways.length]}, requestsPerSecond: ${requestsPerSecond / services}, latency: { distribution: lognormal, median: 20ms, p95: 100ms } }`,
  )
  .join('\n')}
events:
${[10, 20, 30, 40, 50]
  .flatMap((minute) =>
    names.flatMap((name, s) => [
      `  - { at: ${minute}m, type: setDesiredCount, service: ${name}, desiredCount: ${minute % 20 === 0 ? tasks : Math.ceil(tasks * 0.9)} }`,
      ...(s % 10 === 0 ? [`  - { at: ${minute + 5}m, type: requestErrors, service: ${name}, duration: 2m }`] : []),
    ]),
  )
  .join('\n')}
model: { requestsSimulatedUpTo: ${simulatedUpTo} }
`;
}
