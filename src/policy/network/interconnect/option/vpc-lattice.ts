import { defineInterconnect, outsideVpc, withoutNetwork } from '../define-option.js';

export const vpcLattice = defineInterconnect({
  id: 'vpcLattice',
  name: 'VPC Lattice',
  does: 'A managed service network between VPCs, accounts and kinds of compute, with IAM authorization.',
  refusals: [
    withoutNetwork(['IC-3']),
    outsideVpc('VPC Lattice'),
    {
      rules: ['IC-3'],
      applies: ({ protocol }) => protocol === 'udp' || protocol === 'tcp',
      text: 'tasks are targets of HTTP, HTTPS and gRPC listeners',
    },
    {
      rules: ['IC-3'],
      applies: ({ deploymentController }) => deploymentController !== 'ECS',
      text: 'it works with rolling deployments only',
    },
    {
      rules: ['IC-3'],
      applies: ({ fromInternet }) => fromInternet,
      text: 'its service networks are for clients in VPCs',
    },
  ],
  notes: [
    { rules: ['IC-3'], applies: () => true, text: 'a service may have 5 target groups' },
    { rules: ['IC-3'], applies: () => true, text: 'it is billed by service hour, request and GB' },
  ],
});
