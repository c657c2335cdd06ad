import type { Rule } from './rule.js';
import { anywhere } from './rules/anywhere.js';
import { groups } from './rules/groups.js';
import { instances } from './rules/instances.js';
import { ours } from './rules/interface.js';
import { interconnect } from './rules/interconnect.js';
import { metric } from './rules/metric.js';
import { network } from './rules/network.js';
import { placement } from './rules/placement.js';
import { providers } from './rules/providers.js';
import { provisioning } from './rules/provisioning.js';
import { resources } from './rules/resources.js';
import { scaling } from './rules/scaling.js';
import { serviceScaling } from './rules/service-scaling.js';
import { services } from './rules/services.js';

/** The sections of docs/fidelity.md, in order. */
export const sections: readonly { readonly title: string; readonly rules: readonly Rule[] }[] = [
  { title: 'The metric', rules: metric },
  { title: 'Alarms, policy, scale from zero', rules: scaling },
  { title: 'Tasks that wait', rules: provisioning },
  { title: 'Groups and their instances', rules: groups },
  { title: 'Instances that drain, fail and are replaced', rules: instances },
  { title: 'Placement and constraints', rules: placement },
  { title: 'Resources', rules: resources },
  { title: 'Capacity provider strategies and Fargate', rules: providers },
  { title: 'Services and deployments', rules: services },
  { title: 'Services that scale and even out', rules: serviceScaling },
  { title: 'Cloud Map, Service Connect and App Mesh', rules: network },
  { title: 'How services reach each other', rules: interconnect },
  { title: 'ECS Anywhere', rules: anywhere },
  { title: 'What the interface itself decides', rules: ours },
];

/** Every rule that the simulator follows, and those that it knowingly does not. */
export const rules: readonly Rule[] = sections.flatMap((section) => section.rules);
