import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../../src/scenario/json-schema.js';

interface Node {
  readonly properties: Readonly<Record<string, Node>>;
  readonly items: Node;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly default?: unknown;
  readonly maximum?: number;
}

describe('the JSON Schema', () => {
  const schema = scenarioJsonSchema() as unknown as Node;
  const { autoScalingGroups, capacityProviders, model, services } = schema.properties;

  it('describes the file as it is written: what is required, allowed and the default', () => {
    expect(schema.required).toEqual(['version', 'duration']);
    expect(schema.additionalProperties).toBe(false);
    expect(autoScalingGroups.items.required).toEqual(['name', 'availabilityZones', 'instanceTypes', 'maxSize']);
    expect(services.items.properties['schedulingStrategy'].default).toBe('REPLICA');
    // Its default is not one value: it hangs on the service (AZ-2).
    expect(services.items.properties['availabilityZoneRebalancing'].default).toBeUndefined();
    expect(capacityProviders.items.properties['managedScaling'].properties['targetCapacity']).toMatchObject({
      default: 100,
      minimum: 1,
      maximum: 100,
    });
  });

  it('gives durations as people write them, not as milliseconds', () => {
    expect(model.properties['alarmDelay'].default).toBe('20s');
    expect(autoScalingGroups.items.properties['bootTime'].default).toEqual({
      distribution: 'lognormal',
      median: '75s',
      p95: '150s',
    });
  });

  it('can be written as JSON', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});
