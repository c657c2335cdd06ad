/**
 * The awsvpc tasks that an instance holds without trunking: maxEnis − 1, for the primary interface is the instance's own
 * (RA-12). Ten types with several network cards have a lower published limit.
 */
export function awsvpcTasks(instanceType: string, maxEnis: number): number {
  return PUBLISHED_LIMITS.get(instanceType) ?? Math.max(0, maxEnis - 1);
}

/** "Supported Amazon EC2 instance types", Amazon ECS Developer Guide, 2023 (RA-12). */
const PUBLISHED_LIMITS: ReadonlyMap<string, number> = new Map(
  ['c6in', 'm6in', 'm6idn', 'r6in', 'r6idn'].flatMap((family) => [
    [`${family}.32xlarge`, 13],
    [`${family}.metal`, 13],
  ]),
);
