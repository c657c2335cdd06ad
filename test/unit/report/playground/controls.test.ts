import { describe, expect, it } from 'vitest';
import { controlsHtml, shapeOf } from '../../../../src/report/playground/controls-html.js';
import { controlsOf } from '../../../../src/report/playground/controls-of.js';
import { settingText, type Control, type ControlGroup } from '../../../../src/report/playground/control.js';
import { terraformOf } from '../../../../src/report/playground/terraform-of.js';
import { changedText } from '../../../../src/scenario/changed-text.js';
import { load } from '../../../support/load.js';
import { read } from '../../../tidy/source-tree.js';

const zonalText = read('scenarios/02-zonal.yaml');

function controls(text: string, set: readonly string[] = []): readonly ControlGroup[] {
  return controlsOf(load(text, { set }), changedText(text, set)!.data);
}

function at(groups: readonly ControlGroup[], path: string): Control {
  const found = groups.flatMap((group) => group.controls).find((control) => control.path === path);
  if (found === undefined) throw new Error(`no ${path}`);
  return found;
}

describe('the controls of a scenario', () => {
  it('are of all things of a kind, then of each', () => {
    expect(controls(zonalText).map(({ title }) => title)).toEqual([
      'Run',
      'All 3 capacity providers',
      ...['a', 'b', 'c'].map((zone) => `ec2-us-east-1${zone}`),
      'All 3 Auto Scaling groups',
      ...['a', 'b', 'c'].map((zone) => `ecs-us-east-1${zone}`),
      'web-app',
      'Desired counts over time',
    ]);
  });

  it('have the values in force, and say when a star stands for several', () => {
    const path = (which: string): string => `capacityProviders[${which}].managedScaling.targetCapacity`;
    const groups = controls(zonalText, [`${path('ec2-us-east-1b')}=60`]);
    expect(at(groups, path('*'))).toMatchObject({ isMixed: true, input: { value: 80, min: 1, max: 100, unit: '%' } });
    expect(at(groups, path('ec2-us-east-1b'))).toMatchObject({ isMixed: false, input: { value: 60 } });
    expect(at(groups, 'events[0].desiredCount')).toMatchObject({ label: 'web-app at 30m', input: { value: 24 } });
    expect(at(groups, 'services[web-app].placementStrategy').input.value).toBe('[{ type: binpack, field: cpu }]');
  });

  it('tell a boot time that varies by its median, and keep how far it spreads', () => {
    const text = zonalText.replace('bootTime: 75s', 'bootTime: { distribution: lognormal, median: 60s, p95: 90s }');
    const { input, label } = at(controls(text), 'autoScalingGroups[ecs-us-east-1a].bootTime');
    expect([label, input.value]).toEqual(['boot time, median', 60]);
    expect(settingText(input, '100')).toBe('{ distribution: lognormal, median: 100s, p95: 150s }');
  });

  it('do not slide over ten thousand steps where AWS has no limit', () => {
    const path = 'capacityProviders[ec2-us-east-1a].managedScaling.maximumScalingStepSize';
    expect(at(controls(zonalText, [`${path}=10000`]), path).input).toMatchObject({ value: 10_000, sliderMax: 20 });
    expect(at(controls(zonalText, [`${path}=50`]), path).input).toMatchObject({ value: 50, sliderMax: 50 });
  });

  it('leave out what no path can name', () => {
    const text = zonalText.replaceAll('web-app', '"a]b"');
    expect(controls(text).some(({ title }) => title === 'a]b')).toBe(false);
  });

  it('are text in the page, whatever the names are', () => {
    const hostile = `<script>alert(1)</script>"'&🙂`;
    const html = controlsHtml(controls(zonalText.replaceAll('web-app', JSON.stringify(hostile))));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;🙂');
  });

  it('have a shape that values do not change', () => {
    const set = ['services[web-app].desiredCount=3'];
    expect(shapeOf(controls(zonalText, set))).toBe(shapeOf(controls(zonalText)));
    expect(shapeOf(controls(zonalText.replaceAll('web-app', 'web')))).not.toBe(shapeOf(controls(zonalText)));
  });
});

describe('the settings as Terraform', () => {
  it('are those of the providers, the groups and the services', () => {
    const set = ['capacityProviders[ec2-us-east-1b].managedScaling.targetCapacity=60'];
    expect(terraformOf(load(zonalText, { set })))
      .toBe(`# Zonal capacity providers at 80 %: what was tried; the rest of each resource is yours
# and for ec2-us-east-1c the same
resource "aws_ecs_capacity_provider" "ec2-us-east-1a" {
  auto_scaling_group_provider {
    managed_scaling {
      status                    = "ENABLED"
      target_capacity           = 80
      minimum_scaling_step_size = 1
      maximum_scaling_step_size = 5
      instance_warmup_period    = 300
    }
  }
}

resource "aws_ecs_capacity_provider" "ec2-us-east-1b" {
  auto_scaling_group_provider {
    managed_scaling {
      status                    = "ENABLED"
      target_capacity           = 60
      minimum_scaling_step_size = 1
      maximum_scaling_step_size = 5
      instance_warmup_period    = 300
    }
  }
}

# and for ecs-us-east-1b, ecs-us-east-1c the same
resource "aws_autoscaling_group" "ecs-us-east-1a" {
  min_size = 0
  max_size = 10
}

resource "aws_ecs_service" "web-app" {
  desired_count = 12
  ordered_placement_strategy {
    type  = "binpack"
    field = "cpu"
  }
}
`);
  });

  it('let no name out of its place', () => {
    const text = zonalText
      .replaceAll('web-app', JSON.stringify('a" {}\n${file("x")}'))
      .replace('field: cpu', `field: memory }, { type: spread, field: 'attribute:\${x}"y'`);
    const terraform = terraformOf(load(text));
    expect(terraform).toContain('resource "aws_ecs_service" "a_______file__x___" {');
    expect(terraform).toContain(String.raw`field = "attribute:$${'$'}{x}\"y"`);
  });
});
