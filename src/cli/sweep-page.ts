import type { SweepDocument } from '../report/study/sweep-document.js';
import { durationMs } from '../scenario/schema/words.js';
import type { SweepPlan } from '../sweep/plan.js';
import type { Arguments } from './arguments.js';
import { pointCommand } from './point-command.js';
import { kindOf } from './render/figure-text.js';
import { numberText } from './render/number-text.js';
import { seedsText, shortNames, shownPaths } from './render/sweep-text.js';
import { studyMean } from './study-mean.js';
import type { ReportFolder } from './study-options.js';
import type { SweepAnswer } from './sweep-answer.js';
import { version } from './version.js';

/** The report of a point in its folder. */
export const pointFile = (n: number): string => `point-${n + 1}.html`;

export function sweepDocument(
  answer: SweepAnswer,
  { axes, points }: SweepPlan,
  args: Arguments,
  reports: ReportFolder | undefined,
): SweepDocument {
  const shown = shownPaths(answer.points, args.all('metric'));
  const others = Object.keys(answer.points[0].metrics).filter((path) => !shown.includes(path));
  const paths = [...shown, ...others];
  const names = shortNames(axes.map(({ path }) => path));
  const count = points.length === 1 ? '1 point' : `${numberText(points.length)} points`;
  return {
    kind: 'sweep',
    version: version(),
    title: answer.scenario,
    about: `${count}, each with ${seedsText(answer.seeds)}`,
    axes: axes.map(({ path, values }, a) => ({ path, name: names[a], values, numbers: numbersOf(values) })),
    figures: paths.map((path) => ({ path, unit: kindOf(path) })),
    shown: shown.length,
    points: answer.points.map(({ metrics, traceHashes }, n) => ({
      place: axes.map(({ values }, a) => values.indexOf(points[n].values[a])),
      means: paths.map((path) => studyMean(path, metrics[path])),
      traceHash: traceHashes[0],
      command: pointCommand(args, points[n].set, answer.seeds[0]),
      report: reports?.hrefOf(pointFile(n)) ?? null,
    })),
  };
}

/** Null unless all of them are numbers, or all durations. */
function numbersOf(values: readonly string[]): readonly number[] | null {
  const isNumber = (text: string): boolean => /^[-+]?\d+(?:\.\d+)?$/.test(text);
  if (values.every(isNumber)) return values.map(Number);
  const seconds = values.flatMap((text) => durationMs(text) ?? []).map((ms) => ms / 1000);
  return seconds.length === values.length ? seconds : null;
}
