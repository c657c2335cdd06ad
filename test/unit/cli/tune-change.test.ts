import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { terraformText } from '../../../src/scenario/terraform.js';
import { differenceText, narrow, sureText, valueText } from '../../../src/cli/render/tune-words.js';
import { tuneYaml } from '../../../src/cli/render/tune-yaml.js';
import { changedValues } from '../../../src/cli/tune-change.js';
import { load } from '../../support/load.js';

const bursts = load(readFileSync('test/cli/zonal-bursts.yaml', 'utf8'));
const of = (...set: string[]) => changedValues(set, bursts);

describe('a change', () => {
  it('is the part of the file that is new, each element under its name', () => {
    const yaml = tuneYaml(
      of(
        'capacityProviders[*].managedScaling.targetCapacity=90',
        'capacityProviders[ec2-us-east-1a].managedScaling.minimumScalingStepSize=2',
        'services[0].placementStrategy=[{ type: binpack, field: memory }]',
        'taskDefinitions[job].cpu=1024',
        'model.zeroStart=formula',
      ),
    );
    const { stringify } = JSON;
    expect(yaml).not.toContain('#');
    expect(stringify(parse(yaml))).toBe(
      stringify({
        capacityProviders: [
          { name: 'ec2-us-east-1a', managedScaling: { targetCapacity: 90, minimumScalingStepSize: 2 } },
          { name: 'ec2-us-east-1b', managedScaling: { targetCapacity: 90 } },
          { name: 'ec2-us-east-1c', managedScaling: { targetCapacity: 90 } },
        ],
        services: [{ name: 'web-app', placementStrategy: [{ type: 'binpack', field: 'memory' }] }],
        taskDefinitions: [{ family: 'job', cpu: 1024 }],
        model: { zeroStart: 'formula' },
      }),
    );
  });

  it('has no YAML for what has no name', () => {
    expect(tuneYaml(of('events[0].count=3'))).toBe('');
  });

  it('is the attributes of the resources, once for those that are alike', () => {
    expect(
      terraformText(
        of(
          'capacityProviders[*].managedScaling.targetCapacity=90',
          'capacityProviders[*].managedScaling.instanceWarmupPeriod=2m',
          'autoScalingGroups[ecs-us-east-1b].minSize=3',
          'autoScalingGroups[ecs-us-east-1b].desiredCapacity=3',
          'autoScalingGroups[ecs-us-east-1b].instanceTypes=[m5.large, m5a.large]',
          "services[web-app].placementStrategy=[{ type: spread, field: 'attribute:ecs.availability-zone' }, { type: random }]",
        ),
      ),
    ).toBe(`# and for ec2-us-east-1b, ec2-us-east-1c the same
resource "aws_ecs_capacity_provider" "ec2-us-east-1a" {
  auto_scaling_group_provider {
    managed_scaling {
      target_capacity        = 90
      instance_warmup_period = 120
    }
  }
}

resource "aws_autoscaling_group" "ecs-us-east-1b" {
  min_size = 3
  mixed_instances_policy {
    launch_template {
      override {
        instance_type = "m5.large"
      }
      override {
        instance_type = "m5a.large"
      }
    }
  }
}

resource "aws_ecs_service" "web-app" {
  ordered_placement_strategy {
    type  = "spread"
    field = "attribute:ecs.availability-zone"
  }
  ordered_placement_strategy {
    type = "random"
  }
}
`);
  });

  it('puts a single instance type into the launch template', () => {
    expect(terraformText(of('autoScalingGroups[ecs-us-east-1a].instanceTypes=[m5.xlarge]'))).toBe(
      'resource "aws_launch_template" "ecs-us-east-1a" {\n  instance_type = "m5.xlarge"\n}\n',
    );
  });

  it('has no Terraform for what is none of its attributes', () => {
    expect(terraformText(of('model.zeroStart=formula', 'workloads[jobs].ratePerMinute=3'))).toBe('');
  });
});

describe('words of a search', () => {
  it('name strategies shortly', () => {
    expect(
      valueText("[{ type: spread, field: 'attribute:ecs.availability-zone' }, { type: binpack, field: cpu }]"),
    ).toBe('spread availability-zone, binpack cpu');
    expect([valueText('[{ type: random }]'), valueText('80')]).toEqual(['random', '80']);
  });

  it('tell what differs', () => {
    const told = (now: string): string => ` (now ${now})`;
    expect(differenceText({ a: '1', b: '2', c: '3' }, { a: '0', b: '2', c: '4' }, told)).toBe(
      'a 1 (now 0) and c 3 (now 4)',
    );
  });

  it.each([
    [1, 'p > 0.999'],
    [0.9985, 'p = 0.999'],
    [0.98, 'p = 0.98'],
    [0.5, 'p = 0.50'],
    [0, 'p < 0.001'],
  ])('say p %d as %s', (p, text) => {
    expect(sureText({ p, seeds: 20 })).toBe(text);
  });

  it('break long names', () => {
    expect(narrow('placementWaitSeconds.p95').split('\n')).toEqual(['placement', 'WaitSeconds', '.p95']);
    expect(narrow('minSize')).toBe('minSize');
  });
});
