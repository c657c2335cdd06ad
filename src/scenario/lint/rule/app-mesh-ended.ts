import { defineRule } from '../define-rule.js';

export const appMeshEnded = defineRule({
  code: 'L065',
  name: 'app-mesh-ended',
  severity: 'warning',
  what: 'The scenario has an App Mesh, which ended on 2026-09-30.',
  why: 'AWS stopped App Mesh on 2026-09-30; new customers have had no access since 2024-09-24. Service Connect takes over what is within ECS, VPC Lattice what is not.',
  rules: ['AM-1', 'AM-4'],
  fix: 'Move to Service Connect: `simulate migrate` writes the scenario and compares both.',
  check: ({ network: { mesh } }) =>
    mesh === undefined
      ? []
      : [
          {
            path: 'appMesh',
            message: `the mesh ${mesh.name} is App Mesh, which ended on 2026-09-30.`,
            hint: 'Run `simulate migrate` on this file.',
          },
        ],
});
