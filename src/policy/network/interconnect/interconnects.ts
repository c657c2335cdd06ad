import type { Interconnect } from './define-option.js';
import { appMesh } from './option/app-mesh.js';
import { cloudMap } from './option/cloud-map.js';
import { applicationLoadBalancer, classicLoadBalancer, networkLoadBalancer } from './option/load-balancers.js';
import { serviceConnect } from './option/service-connect.js';
import { vpcLattice } from './option/vpc-lattice.js';

/** Every option, in the order in which one is preferred where the framework's own choice does not fit. */
export const interconnects: readonly Interconnect[] = [
  serviceConnect,
  vpcLattice,
  cloudMap,
  applicationLoadBalancer,
  networkLoadBalancer,
  classicLoadBalancer,
  appMesh,
];
