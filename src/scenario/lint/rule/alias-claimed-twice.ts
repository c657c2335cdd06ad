import { defineRule } from '../define-rule.js';

export const aliasClaimedTwice = defineRule({
  code: 'L069',
  name: 'alias-claimed-twice',
  severity: 'warning',
  what: 'Two services of one namespace have the same client alias.',
  why: 'A proxy of the namespace finds both under one name and port. AWS does not say which of them it calls; the simulator calls the one that the edge of traffic names.',
  rules: ['SC-1'],
  fix: 'Give each service an alias of its own.',
  check: ({ services, network: { namespaces, targets } }) => {
    const claims = targets.flatMap((target) =>
      target.kind === 'serviceConnect'
        ? target.clientAliases.map(({ dnsName, port }) => ({ ...target, alias: `${dnsName}:${port}` }))
        : [],
    );
    return claims.flatMap(({ alias, namespace, service }, n) => {
      const first = claims.findIndex((other) => other.alias === alias && other.namespace === namespace);
      if (first === n || claims[first].service === service) return [];
      return [
        {
          path: `services[${services[service].name}].serviceConnectConfiguration`,
          message: `${alias} is an alias of ${services[claims[first].service].name} and of ${services[service].name}, both in ${namespaces[namespace].name}.`,
          hint: 'Give one of them another dnsName or port.',
        },
      ];
    });
  },
});
