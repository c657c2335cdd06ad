import { END_OF_DEPRECATED, externalSystem, SUPPORTED_SYSTEMS } from '../../../model/catalog/external-systems.js';
import { defineRule } from '../define-rule.js';
import { listed } from '../subject/words.js';

export const externalOperatingSystem = defineRule({
  code: 'L061',
  name: 'external-operating-system',
  severity: 'warning',
  what: 'An external instance has an operating system that ECS Anywhere does not support, or will not.',
  why: `ECS Anywhere runs on ${listed(SUPPORTED_SYSTEMS)}. What it ran on before is deprecated, all of Windows with it, and its support ended on ${END_OF_DEPRECATED}. Without Docker the ECS agent does nothing: RHEL 9 does not bring it.`,
  rules: ['EX-1'],
  fix: `Move the server to ${SUPPORTED_SYSTEMS[0]}, or to an Ubuntu that is supported.`,
  check: ({ externalInstances }) =>
    externalInstances.flatMap(({ name, operatingSystem }) => {
      const { support } = externalSystem(operatingSystem);
      if (support === 'supported') return [];
      const what =
        support === 'deprecated'
          ? `${operatingSystem} is deprecated: its support ended on ${END_OF_DEPRECATED}`
          : `ECS Anywhere does not name ${operatingSystem} among its operating systems`;
      return [
        {
          path: `externalInstances[${name}].operatingSystem`,
          message: `${name}: ${what}.`,
          hint: `Supported are ${listed(SUPPORTED_SYSTEMS)}.`,
        },
      ];
    }),
});
