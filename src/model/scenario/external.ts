/**
 * Servers outside AWS that ECS Anywhere has registered in the cluster (EX-1…EX-4). They are there from t = 0, stand in no
 * Auto Scaling group and no Availability Zone, and hold tasks of launch type EXTERNAL, which nothing else holds.
 */
export interface ExternalInstances {
  readonly name: string;
  /** How many such servers there are. */
  readonly count: number;
  /** What each registers. */
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly cpuArchitecture: 'X86_64' | 'ARM64';
  /** As the file has it: `Ubuntu 22.04`. */
  readonly operatingSystem: string;
  /** Custom container-instance attributes. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly agentVersion: string;
  /** What the owner counts for one of them; undefined: AWS's bill has nothing of it. */
  readonly usdPerHour: number | undefined;
  /** Codes of `externalEndpoint`: what it cannot reach before the run begins, and for all of it. */
  readonly endpointsBlocked: readonly number[];
}
