import type { ScenarioFile } from '../schema/scenario-file.js';
import { isByPath } from './node-of.js';

/** Something of App Mesh that Service Connect has not. */
export interface Loss {
  /** Its place in the old file. */
  readonly path: string;
  readonly what: string;
  readonly instead: string;
}

type AppMesh = NonNullable<ScenarioFile['appMesh']>;
type Route = AppMesh['virtualRouters'][number]['routes'][number];

const SERVICE_CONNECT_RETRIES = 2;

/** What has no equivalent, in the order of the file (AM-4). CodeDeploy is no way out: Service Connect does not take it (SC-8). */
export const lossesOf = ({ virtualNodes, virtualRouters }: AppMesh): readonly Loss[] => [
  ...virtualNodes.flatMap(lossesOfNode),
  ...virtualRouters.flatMap(({ name, routes }) =>
    routes.flatMap((route) => lossesOfRoute(route, `appMesh.virtualRouters[${name}].routes[${route.name}]`)),
  ),
];

function lossesOfNode({
  name,
  outlierDetection,
  misconfigured,
  sidecars,
}: AppMesh['virtualNodes'][number]): readonly Loss[] {
  const path = `appMesh.virtualNodes[${name}]`;
  const losses: Loss[] = [];
  if (sidecars.some((sidecar) => sidecar.name === 'xray')) {
    losses.push({
      path: `${path}.sidecars`,
      what: 'the X-Ray daemon beside each task',
      instead: 'send traces from the application, by an OpenTelemetry collector of the task definition',
    });
  }
  if (misconfigured) {
    losses.push({
      path: `${path}.misconfigured`,
      what: 'a proxy that drops requests',
      instead: 'nothing: ECS sets the proxy up',
    });
  }
  if (outlierDetection !== undefined) {
    losses.push({
      path: `${path}.outlierDetection`,
      what: 'outlier detection of your own',
      instead: "Service Connect's own: five failures in 30 s, 30 to 300 s, not tunable",
    });
  }
  return losses;
}

function lossesOfRoute({ match, weightedTargets, maxRetries }: Route, path: string): readonly Loss[] {
  const losses: Loss[] = [];
  const weights = weightedTargets.filter(({ weight }) => weight > 0);
  if (weights.length > 1) {
    losses.push({
      path: `${path}.weightedTargets`,
      what: `weights of ${weights.map(({ weight }) => weight).join(' and ')}`,
      instead:
        "ECS's own blue/green deployments, an ALB with weighted target groups, or VPC Lattice; CodeDeploy does not take services with Service Connect",
    });
  }
  const by = [...(isByPath(match) ? ['path'] : []), ...(match.header === undefined ? [] : ['header'])];
  if (by.length > 0) {
    losses.push({
      path: `${path}.match`,
      what: `a route by ${by.join(' and ')}`,
      instead: 'listener rules of an ALB, or VPC Lattice',
    });
  }
  if (maxRetries !== SERVICE_CONNECT_RETRIES) {
    losses.push({
      path: `${path}.maxRetries`,
      what: `${maxRetries} retries`,
      instead: 'the two of Service Connect, which are fixed; more in the client',
    });
  }
  return losses;
}
