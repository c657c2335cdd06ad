import { instancePhases, type FleetHistory } from '../../analysis/fleet/fleet-history.js';
import { escape } from '../chart/escape.js';
import { fleetRequesters } from '../../analysis/fleet/box-looks.js';

/** Colours are used again after so many. */
export const TASK_COLORS = 8;

/** The fleet's place in the page; the script draws it. Nothing where no instance ever was. */
export function fleetSection(fleet: FleetHistory, durationS: number): string {
  if (fleet.instances.ids.length === 0) return '';
  const tasks = fleetRequesters(fleet).map((name, n) => `<li class="task${n % TASK_COLORS}">${escape(name)}</li>`);
  const phases = instancePhases.map((phase) => `<li class="phase-${phase}">${phase}</li>`);
  return [
    `<section aria-labelledby="fleet-title" id="fleet"><h2 id="fleet-title">Fleet</h2>`,
    `<p class="hint">Each box is an instance: on its left the CPU that its tasks reserve, on its right the memory.</p>`,
    `<figure><div class="fleet-bar"><button type="button" id="play">Play</button>`,
    `<label class="fleet-time">Time <input id="scrub" type="range" min="0" max="${durationS}" step="any" value="0"></label>`,
    `<span id="fleet-now"></span></div>`,
    `<canvas id="fleet-canvas" role="img" aria-label="The fleet at the chosen time"></canvas>`,
    `<p class="fleet-note"><span id="fleet-note"></span> <span id="fleet-box"></span></p>`,
    `<div class="fleet-keys"><ul aria-label="Tasks">${tasks.join('')}</ul><ul aria-label="Instances">${phases.join('')}</ul></div></figure>`,
    `</section>`,
  ].join('\n');
}
