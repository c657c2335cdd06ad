import type { Json } from '../../fuzz/draw-scenario.js';

/** Without `unhealthyAfter` where only a load balancer checks: its service may have been taken out. */
export function withoutUnchecked(data: Json): Json {
  const definitions = (data['taskDefinitions'] ?? []) as Json[];
  const isChecked = ({ containerDefinitions: containers = [] }: Json): boolean =>
    (containers as Json[]).some(({ healthCheck, essential }) => healthCheck !== undefined && essential !== false);
  return {
    ...data,
    taskDefinitions: definitions.map((definition) => {
      const { unhealthyAfter: _, ...rest } = definition;
      return isChecked(definition) ? definition : rest;
    }),
  };
}
