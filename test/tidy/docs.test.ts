import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, read, root } from './source-tree.js';

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesUnder('docs')];
const dependencies = Object.keys((JSON.parse(read('package.json')) as { dependencies: object }).dependencies);

describe('the documents', () => {
  it('link to what is there', () => {
    const links = pages.flatMap((page) =>
      Array.from(read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g), ([, link]) => [page, link] as const),
    );
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter(([page, link]) => !existsSync(posix.join(root, posix.dirname(page), link)))).toEqual([]);
  });

  it('give each runtime dependency its reason', () => {
    const bold = Array.from(read('docs/decisions/0002-runtime-dependencies.md').matchAll(/\*\*([^*]+)\*\*/g));
    const named = new Set(bold.flatMap(([, names]) => names.split(', ')));
    expect(dependencies.filter((name) => !named.has(name))).toEqual([]);
  });

  it('number the decisions without a gap', () => {
    const numbers = filesUnder('docs/decisions').map((path) => Number(posix.basename(path).slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, n) => n + 1));
  });

  it('keep the architecture to two pages', () => {
    expect(read('docs/architecture.md').split(/\s+/).length).toBeLessThan(1200);
  });

  it('have a heading for changes of traces', () => {
    expect(read('CHANGELOG.md')).toMatch(/^### Trace-changing$/m);
  });
});
