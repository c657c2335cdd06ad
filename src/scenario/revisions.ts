interface Deploying {
  readonly type: string;
  readonly at: number;
  readonly service?: string | undefined;
  readonly taskDefinition?: string | undefined;
}

/** Every task definition that a service ever has, each once: its own first, then those of its deploys in order of time. */
export function revisionFamilies(
  service: { readonly name: string; readonly taskDefinition: string },
  events: readonly Deploying[],
): readonly string[] {
  const deployed = events
    .flatMap((event, n) => (event.type === 'deploy' && event.service === service.name ? [{ event, n }] : []))
    .toSorted((a, b) => a.event.at - b.event.at || a.n - b.n)
    .flatMap(({ event }) => event.taskDefinition ?? []);
  return [...new Set([service.taskDefinition, ...deployed])];
}
