import { nearestWord } from '../../model/nearest-word.js';
import { advise as adviceFor, plainSituation, type Advice, type Situation } from '../../scenario/advise/advise.js';
import { proxyCosts, type ProxyCost } from '../../scenario/advise/proxy-cost.js';
import { situationOf } from '../../scenario/advise/situation-of.js';
import type { Arguments } from '../arguments.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';
import { openScenario, type OpenScenario } from '../open-scenario.js';
import { adviceText } from '../render/advice-text.js';
import { createPage } from '../render/page.js';
import { situationOptions } from '../situation-options.js';
import { UsageError } from '../usage-error.js';

/** The answer of `simulate advise`, as `--json` prints it. */
export interface AdviseAnswer {
  /** Services of one situation share an advice; without a scenario there is one, for none. */
  readonly advice: readonly ServiceAdvice[];
  /** What Service Connect's proxies would cost each group of the scenario; empty without one. */
  readonly proxyCosts: readonly ProxyCost[];
}

export interface ServiceAdvice extends Advice {
  readonly services: readonly string[];
}

/** `simulate advise [scenario.yaml]`: which interconnect fits, why the others do not, what its proxies would cost. */
export async function advise(args: Arguments, _: Call, host: Host): Promise<number> {
  const asked = situationOptions(args);
  let answer: AdviseAnswer = {
    advice: [{ services: [], ...adviceFor({ ...plainSituation, ...asked }) }],
    proxyCosts: [],
  };
  if (args.words.length === 0 && args.one('task') !== undefined)
    throw new UsageError('--task is for a scenario: simulate advise <scenario.yaml> --task <name>');
  if (args.words.length > 0) {
    const opened = await openScenario(args.words[0], args, host, undefined);
    if (opened === undefined) return exitCode.wrongInput;
    answer = adviseOn(opened, args.one('task'), asked);
  }
  const page = createPage(host.columns, host.colorsAnswer && !args.noColor);
  await host.answer(args.json ? `${JSON.stringify(answer, undefined, 2)}\n` : adviceText(answer, page));
  return exitCode.fine;
}

function adviseOn({ scenario }: OpenScenario, task: string | undefined, asked: Partial<Situation>): AdviseAnswer {
  const names = scenario.services.map(({ name }) => name);
  if (names.length === 0)
    throw new UsageError('the scenario has no service; say what it is like: --network-mode awsvpc');
  if (task !== undefined && !names.includes(task)) {
    const near = nearestWord(task, names);
    throw new UsageError(
      `no service is called ${task}; ${near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`}`,
    );
  }
  const services = scenario.services.filter(({ name }) => task === undefined || name === task);
  const situations = services.map((service) => ({ ...situationOf(scenario, service), ...asked }));
  const keys = situations.map((situation) => JSON.stringify(situation));
  const advice = situations.flatMap((situation, n) =>
    keys.indexOf(keys[n]) < n
      ? []
      : [{ services: services.filter((_, s) => keys[s] === keys[n]).map(({ name }) => name), ...adviceFor(situation) }],
  );
  return { advice, proxyCosts: proxyCosts(scenario) };
}
