import type { AdviceOption, AdviceRemark } from '../../scenario/advise/advise.js';
import type { ProxyCost } from '../../scenario/advise/proxy-cost.js';
import type { AdviseAnswer, ServiceAdvice } from '../command/advise.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { section } from './section.js';
import { textTable } from './text-table.js';
import { wrap } from './wrap.js';

/** What to use, what to know about it, what else would do, and why the rest does not. */
export const adviceText = ({ advice, proxyCosts }: AdviseAnswer, page: Page): string =>
  [...advice.map((each) => serviceText(each, page)), costText(proxyCosts, page)].filter((t) => t !== '').join('\n');

function serviceText({ services, steps, framework, use, options, situation }: ServiceAdvice, page: Page): string {
  const chosen = options.find(({ id }) => id === use);
  const wanted = options.find(({ id }) => id === framework);
  const { networkMode, compute, protocol } = situation;
  const where = `${networkMode} on ${compute}, ${protocol}`;
  const heading = services.length === 0 ? where : `${services.join(', ')}: ${where}`;
  const questions = steps.map(({ question, yes }) => `  ${question} ${yes ? page.strong('yes') : 'no'}`);
  const others = options.filter(({ id }) => id !== use);
  return [
    page.strong(heading),
    ...questions,
    '',
    ...(wanted !== undefined && wanted !== chosen ? [`  ${page.warn(`${wanted.name} does not fit here.`)}`] : []),
    chosen === undefined
      ? `  ${page.bad('Nothing fits: look at the architecture again.')}`
      : `  ${page.good(`Use ${chosen.name}.`)} ${wrap(chosen.does, page.columns - 8 - chosen.name.length, '  ').trimStart()}`,
    ...(chosen?.notes ?? []).map((note) => remarkText(note, page)),
    '',
    section('The others', others.map((option) => otherText(option, page)).join('\n'), page),
    '',
  ].join('\n');
}

const otherText = ({ name, fits, refusals }: AdviceOption, page: Page): string =>
  fits
    ? `  ${name}: ${page.good('fits too')}`
    : [`  ${name}: ${page.bad('no')}`, ...refusals.map((refusal) => remarkText(refusal, page))].join('\n');

const remarkText = ({ text, rules }: AdviceRemark, page: Page): string =>
  `${wrap(`- ${text}`, page.columns - 2, '    ')} ${page.faint(`(${rules.join(', ')})`)}`;

function costText(costs: readonly ProxyCost[], page: Page): string {
  if (costs.length === 0) return '';
  const rows = costs.map((cost) => [
    cost.autoScalingGroup,
    cost.instanceType,
    numberText(cost.tasks),
    `+${numberText(cost.cpuUnits)}`,
    `+${numberText(cost.memoryMiB)}`,
    numberText(cost.instancesWithout),
    cost.tooLarge.length > 0 ? `no room for ${cost.tooLarge.join(', ')}` : numberText(cost.instancesWith),
  ]);
  const heads = ['group', 'type', 'tasks', 'CPU units', 'MiB', 'instances without', 'with proxies'];
  const table = textTable(
    heads.map((head) => ({ head })),
    rows,
    page,
  );
  return `${section('What proxies in every task would take', table, page)}\n`;
}
