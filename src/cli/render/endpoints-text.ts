import type { EndpointsStory } from '../../analysis/explain/endpoints-story.js';
import type { Page } from './page.js';
import { notShown, section, shown } from './section.js';
import { storyParts } from './story-text.js';
import { wrap } from './wrap.js';

/** Cloud Map's layers as a tree, what callers are told, and what changed. */
export const endpointsText = (story: EndpointsStory, page: Page, withFacts: boolean): string =>
  [
    page.strong(story.subject),
    '',
    ...[treeText(story, page), lookupsText(story, page), ...storyParts(story, page, withFacts)].map(
      (part) => `${part}\n`,
    ),
  ].join('\n');

function treeText({ registry }: EndpointsStory, page: Page): string {
  const { namespace, namespaceType, service, instances } = registry;
  const tree = [
    `  namespace ${namespace} ${page.faint(`(${namespaceType})`)}`,
    `    service ${service}`,
    ...shown(instances).flatMap(({ id, healthy, attributes }) => [
      `      instance ${page.strong(id)}: ${healthy ? 'healthy' : 'not healthy'}`,
      ...Object.entries(attributes).map(([name, value]) => `        ${name.padEnd(WIDEST)}  ${value}`),
    ]),
  ];
  if (instances.length === 0) tree.push('      nothing is registered');
  return `${section('What is registered', tree.join('\n'), page)}${notShown(instances, page)}`;
}

const WIDEST = 'AWS_INSTANCE_IPV4'.length;

function lookupsText({ registry: { lookups } }: EndpointsStory, page: Page): string {
  const lines = lookups.flatMap(({ question, answer, how, rules }) => [
    `  ${question}`,
    wrap(answer.length === 0 ? 'no answer' : shown(answer).join(', '), page.columns, '    ') + notShown(answer, page),
    `${wrap(how, page.columns, '    ')} ${page.faint(`(${rules.join(', ')})`)}`,
  ]);
  return section('What callers are told', lines.join('\n'), page);
}
