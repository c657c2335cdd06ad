import { lastStatus } from '../../model/facts.js';
import { rowOf } from '../../model/slots.js';
import { lanesOf } from '../../policy/network/lanes.js';
import { defineLoop } from '../loop.js';
import { drainsTarget } from '../../policy/termination/drains-target.js';
import { createMemberships } from './memberships.js';
import { trafficReads, trafficWrites } from './playing.js';
import { createPresence } from './presence.js';
import { createSettling } from './settle.js';
import { createTrafficState } from './traffic-state.js';

const MINUTE_MS = 60_000;

/**
 * Calls between services. What callers see stands still between the facts heard here; before it changes, the requests since
 * the last change are played, one by one or by their expected values.
 */
export const traffic = defineLoop({
  name: 'traffic',
  reads: trafficReads,
  writes: trafficWrites,
  on(tools) {
    const { scenario, clock, world, wake, keep } = tools;
    const { services, network } = scenario;
    const { edges, targets } = network;
    if (edges.length === 0) return {};
    const { tasks } = world;
    const lanes = lanesOf(scenario);
    const sizes = { targets: targets.length, services: services.length, lanes: lanes.length, edges: edges.length };
    const state = keep(createTrafficState(sizes));
    const { settle, record } = createSettling(tools, state, lanes);
    const memberships = createMemberships(tools, state, lanes, settle);
    const presence = createPresence(tools, state, lanes, settle, memberships);

    const minute = wake('measure', () => {
      record();
      if (clock.nowMs < scenario.durationMs) minute.at(Math.min(clock.nowMs + MINUTE_MS, scenario.durationMs), 0);
    });
    /** A step of a curve. */
    const step = wake('settle', (e: number) => {
      lanes.forEach(({ edge }, l) => {
        if (edge === e) settle(l);
      });
    });

    return {
      RunStarted() {
        minute.at(Math.min(MINUTE_MS, scenario.durationMs), 0);
        edges.forEach(({ requestsPerSecond: curve }, e) => {
          if (curve.type !== 'steps') return;
          for (const { atMs } of curve.points) if (atMs > 0 && atMs < scenario.durationMs) step.at(atMs, e);
        });
        memberships.open();
        presence.open();
      },
      DeploymentStarted(service, revision) {
        state.deployments[service][revision] = { atMs: clock.nowMs, fact: clock.cause };
      },
      DeploymentCompleted: memberships.deployed,
      TaskStarted(task) {
        if (presence.isPart(tasks.requester[rowOf(task)])) presence.join(task);
      },
      TaskStopping(task, cause) {
        const s = tasks.requester[rowOf(task)];
        if (!presence.isPart(s)) return;
        presence.hangUp(task, s);
        if (!drainsTarget(services[s], cause)) presence.leave(task, s);
      },
      LastStatusChanged(task, status) {
        const s = tasks.requester[rowOf(task)];
        if (status === lastStatus.stopping && presence.isPart(s)) presence.leave(task, s);
      },
      TaskStopped(task, _cause, _reason, requester) {
        if (!presence.isPart(requester)) return;
        presence.hangUp(task, requester);
        presence.leave(task, requester);
      },
      RequestErrorsChanged: presence.err,
      EndpointRegistered: memberships.register,
      EndpointHealthChanged: memberships.setHealth,
      EndpointDeregistered: memberships.deregister,
    };
  },
});
