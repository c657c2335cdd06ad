import type { z } from 'zod';
import type { service as serviceSchema } from './schema/services.js';
import { deploymentPercents } from './deployment-percents.js';

type FileService = z.output<typeof serviceSchema>;
type Constraints = readonly { readonly type: string; readonly expression?: string | undefined }[];

const ZONE = 'ecs.availability-zone';

/**
 * AZ-1: why Availability Zone rebalancing is not for a service, in words that follow "because"; undefined: it is eligible.
 * `defined` are the placement constraints of the task definitions that it has.
 */
export function whyNotRebalanced(service: FileService, defined: Constraints): string | undefined {
  const first = service.placementStrategy?.at(0);
  if (service.schedulingStrategy === 'DAEMON') return 'it is a DAEMON service';
  if (service.launchType === 'EXTERNAL') return 'its launch type is EXTERNAL';
  if (first !== undefined && !spreadsOverZones(first)) return `its first placement strategy is not spread over ${ZONE}`;
  if (deploymentPercents(service).maximumPercent <= 100) return 'its maximumPercent is 100';
  const constraints: Constraints = [...(service.placementConstraints ?? []), ...defined];
  if (constraints.some(({ expression }) => expression?.includes(ZONE) === true))
    return `a placement constraint speaks of ${ZONE}`;
  return undefined;
}

const spreadsOverZones = ({ type, field }: Readonly<Record<string, unknown>>): boolean =>
  type === 'spread' && field === `attribute:${ZONE}`;
