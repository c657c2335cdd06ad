import { expect, it } from 'vitest';
import { fleetOf } from '../../../../src/policy/external/external-fleet.js';

const columns = ['group', 'zone', 'type', 'freeCpuUnits', 'freeMemoryMiB', 'freeGpus', 'freeEnis'] as const;
const others = ['freePorts', 'takenPorts', 'changed', 'number'] as const;

/** Each column is an object of its own, so that one cannot pass for another. */
function instances() {
  const table: Record<string, unknown> = { size: 3, portWords: 5, changes: 7 };
  for (const name of [...columns, ...others, 'open', 'openExternal']) table[name] = { name };
  return table as unknown as Parameters<typeof fleetOf>[0];
}
const launch = (type: string): Parameters<typeof fleetOf>[1] => ({ launchPath: { type } }) as never;

it('is the table itself for all but launch type EXTERNAL', () => {
  const table = instances();
  expect(fleetOf(table, launch('EC2'))).toBe(table);
  expect(fleetOf(table, launch('capacityProviderStrategy'))).toBe(table);
});

it('is the same table with the external instances open, whose columns are read anew each time (EX-1)', () => {
  const table = instances();
  const fleet = fleetOf(table, launch('EXTERNAL'));
  expect(fleet.open).toBe(table.openExternal);
  const names = ['size', 'portWords', 'changes', ...columns, ...others] as const;
  for (const name of names) expect(fleet[name]).toBe(table[name]);
  Object.assign(table, instances(), { size: 4, portWords: 6, changes: 8 });
  for (const name of names) expect(fleet[name]).toBe(table[name]);
  expect(fleetOf(table, launch('EXTERNAL'))).toBe(fleet);
  expect(fleetOf(instances(), launch('EXTERNAL'))).not.toBe(fleet);
});
