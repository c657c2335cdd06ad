import { describe, expect, it } from 'vitest';
import { deploymentCause, rebalancingOutcome } from '../../../src/model/facts.js';
import { at, found, messages, withDeployment } from './found.js';
import type { Scene } from './played-run.js';
import { HOUR, MINUTE, WEB_APP } from './small-cluster.js';
import { wideCluster } from './wide-cluster.js';

const A = 0;
const { created, deploy, rollback } = deploymentCause;

describe('R010, a deployment that is stuck', () => {
  it("says so in AWS's words, with the percentages", () => {
    const blocked: Scene[] = [
      at(MINUTE, (s) => {
        s.emit.DeploymentBlocked(WEB_APP, 2);
      }),
    ];
    const [finding] = found('R010', blocked, withDeployment({ maximumPercent: 100 }));
    expect(finding).toMatchObject({ severity: 'warning', path: 'services[web-app].deploymentConfiguration' });
    expect(finding.message).toBe(
      '(service web-app) was unable to stop or start tasks during a deployment because of the service deployment ' +
        'configuration, first at 00:01:00 with 2 tasks: minimumHealthyPercent 100 lets none stop, maximumPercent 100 ' +
        'lets none start.',
    );
  });

  it('names the percentages that were in force', () => {
    const later = wideCluster(withDeployment({ minimumHealthyPercent: 50, maximumPercent: 100 }));
    const path = 'services[web-app].deploymentConfiguration.minimumHealthyPercent';
    const event = { desiredCounts: [], desiredCapacities: [], sizes: [] };
    const [message] = messages(
      'R010',
      [
        at(MINUTE, (s) => {
          s.emit.DeploymentBlocked(WEB_APP, 2);
        }),
        at(HOUR, (s) => {
          s.emit.ScenarioUpdated(0);
        }),
      ],
      {
        ...withDeployment({ maximumPercent: 100 }),
        events: [{ type: 'update', atMs: HOUR, path, scenario: later, ...event }],
      },
    );
    expect(message).toContain('minimumHealthyPercent 100 lets none stop');
  });
});

describe('R011, the circuit breaker', () => {
  const failure = (...then: Scene[]): Scene[] => [
    at(0, (s) => {
      s.emit.DeploymentStarted(WEB_APP, 0, created);
      s.emit.DeploymentCompleted(WEB_APP, 0);
    }),
    at(MINUTE, (s) => {
      s.emit.DeploymentStarted(WEB_APP, 1, deploy);
      s.emit.DeploymentFailed(WEB_APP, 1, 3);
    }),
    ...then,
  ];

  it('says how many tasks failed, and that nothing was rolled back', () => {
    expect(messages('R011', failure())).toEqual([
      '1 deployment of web-app failed by the circuit breaker, first at 00:01:00 after 3 failed tasks. It was not rolled ' +
        'back: what runs stays, and nothing more is launched.',
    ]);
    expect(messages('R012', failure())).toEqual([]);
  });

  it('says when it was rolled back, and that this goes on at the end', () => {
    const rolledBack = failure(
      at(MINUTE, (s) => {
        s.emit.DeploymentStarted(WEB_APP, 0, rollback);
      }),
    );
    expect(messages('R011', rolledBack)[0]).toContain('after 3 failed tasks. It was rolled back.');
    expect(messages('R012', rolledBack)[0]).toContain('The deployment of web to web-app is still in progress');
  });
});

describe('R012, a deployment in progress', () => {
  it('counts what is left to replace', () => {
    const scenes: Scene[] = [
      at(0, (s) => {
        s.emit.DesiredCountChanged(WEB_APP, 2);
        s.emit.DeploymentStarted(WEB_APP, 0, created);
        const host = s.find(A, 0, 0);
        for (let n = 0; n < 2; n++) s.run(s.request(WEB_APP, A), host);
        s.emit.DeploymentCompleted(WEB_APP, 0);
      }),
      at(HOUR, (s) => {
        s.emit.DeploymentStarted(WEB_APP, 1, deploy);
      }),
    ];
    expect(messages('R012', scenes)).toEqual([
      'The deployment of job to web-app is still in progress at the end: 2 of 2 tasks run, 2 of them to be replaced.',
    ]);
  });

  it("does not speak of a service's creation", () => {
    expect(
      messages('R012', [
        at(0, (s) => {
          s.emit.DeploymentStarted(WEB_APP, 0, created);
        }),
      ]),
    ).toEqual([]);
  });
});

it('R013 gives the longest pause of a throttled service', () => {
  const scenes: Scene[] = [
    at(MINUTE, (s) => {
      s.emit.LaunchThrottled(WEB_APP, 120_000);
    }),
    at(HOUR, (s) => {
      s.emit.LaunchThrottled(WEB_APP, 60_000);
    }),
  ];
  expect(messages('R013', scenes)).toEqual([
    '(service web-app) is unable to consistently start tasks successfully: 2 pauses before new launches, the first at ' +
      '00:01:00, the longest 2 m.',
  ]);
});

describe('R018, a service at its maxCapacity', () => {
  const measured = (desiredCount: number, high: number, ...before: Scene[]): readonly string[] =>
    messages('R018', [
      at(0, (s) => {
        s.emit.ServiceBoundsChanged(WEB_APP, 1, 3);
        s.emit.DesiredCountChanged(WEB_APP, desiredCount);
      }),
      ...before,
      at(MINUTE, (s) => {
        s.emit.ServiceMetricMeasured(0, 81.4, high, 0);
      }),
      at(2 * MINUTE, (s) => {
        s.emit.ServiceMetricMeasured(0, 75, high, 0);
      }),
    ]);

  it('counts the minutes in alarm', () => {
    expect(measured(3, 3)).toEqual([
      'web-app may not grow beyond 3 tasks: for 2 minutes, from 00:01:00 on, its metric was above the target, up to 81.',
    ]);
  });

  it('is silent below the maximum, below the alarm, and during a deployment', () => {
    expect(measured(2, 3)).toEqual([]);
    expect(measured(3, 2)).toEqual([]);
    expect(
      measured(
        3,
        3,
        at(30_000, (s) => {
          s.emit.DeploymentStarted(WEB_APP, 1, deploy);
        }),
      ),
    ).toEqual([]);
  });
});

it('R019 counts the moves for which there was no room', () => {
  const scenes = [rebalancingOutcome.placementFailed, rebalancingOutcome.completed].map((outcome) =>
    at(MINUTE, (s) => {
      s.emit.RebalancingEnded(WEB_APP, outcome);
    }),
  );
  expect(messages('R019', scenes)[0]).toContain('1 time, first at 00:01:00.');
});
