import { smallestFleets, type SmallestFleet } from '../../analysis/gap/smallest-fleet.js';
import { headroom as roomFor, type Headroom } from '../../analysis/headroom.js';
import { nearestWord } from '../../model/nearest-word.js';
import type { Requester } from '../../model/facts.js';
import type { Roster } from '../../model/roster.js';
import { startRun, type RunningWorld } from '../../simulate.js';
import { loadHighs } from '../../sweep/load-highs.js';
import type { Arguments } from '../arguments.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';
import { openScenario } from '../open-scenario.js';
import { createPage } from '../render/page.js';
import { headroomText } from '../render/headroom-text.js';
import { timeOption } from '../time-option.js';
import { UsageError } from '../usage-error.js';

/** The answer of `simulate headroom`, as `--json` prints it. */
export interface HeadroomAnswer extends Headroom {
  readonly scenario: string;
  readonly seed: string;
  readonly task: string;
  readonly atSeconds: number;
  /** Of each Auto Scaling group that has instances or tasks. */
  readonly smallestFleets: readonly SmallestFleet[];
}

/** `simulate headroom scenario.yaml --task web --at 2h`: how many more fit then, what binds, and what would do. */
export async function headroom(args: Arguments, call: Call, host: Host): Promise<number> {
  const [path] = args.words;
  const opened = await openScenario(path, args, host, undefined);
  if (opened === undefined) return exitCode.wrongInput;
  const { scenario } = opened;
  call.seed = scenario.seed;
  const atMs = timeOption(args.one('at'), scenario.durationMs);
  let running: RunningWorld | undefined;
  const run = startRun(scenario, {
    observe: (world) => {
      running = world;
      return {};
    },
  });
  if (running === undefined) throw new Error('a run has a world from the start');
  const { roster, world } = running;
  const requester = requesterOf(roster, args.one('task'));
  run.runUntil(atMs);
  const answer: HeadroomAnswer = {
    scenario: scenario.name,
    seed: scenario.seed,
    task: roster.requesters[requester].name,
    atSeconds: atMs / 1000,
    ...roomFor(scenario, roster, world, requester),
    smallestFleets: smallestFleets(world, roster, scenario, await loadHighs()),
  };
  const page = createPage(host.columns, host.colorsAnswer && !args.noColor);
  await host.answer(args.json ? `${JSON.stringify(answer, undefined, 2)}\n` : headroomText(answer, page));
  return exitCode.fine;
}

/** The service or workload of a name; without a name the only one there is. */
function requesterOf({ requesters }: Roster, name: string | undefined): Requester {
  const names = [...new Set(requesters.map((requester) => requester.name))];
  if (name === undefined && names.length > 1) throw new UsageError(`--task which? There are ${names.join(', ')}`);
  const found = requesters.findIndex((requester) => requester.name === (name ?? names[0]));
  if (found >= 0) return found;
  const near = nearestWord(name ?? '', names);
  throw new UsageError(
    `no service or workload is called ${name ?? ''}; ${near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`}`,
  );
}
