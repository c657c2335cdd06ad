import { defineInterconnect } from '../define-option.js';

export const appMesh = defineInterconnect({
  id: 'appMesh',
  name: 'App Mesh',
  does: 'Envoy proxies that you configure and deploy as sidecars, with routers and weighted routes.',
  refusals: [
    {
      rules: ['IC-7', 'AM-1'],
      applies: () => true,
      text: 'AWS ended it on 2026-09-30: `simulate migrate` writes Service Connect; or, across computes, VPC Lattice',
    },
    {
      rules: ['IC-7'],
      applies: ({ networkMode }) => networkMode !== 'awsvpc',
      text: 'its proxy needed network mode awsvpc',
    },
  ],
  notes: [],
});
