import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../../../src/report/playground/answer-request.js';
import type { RunAnswer, RunRequest } from '../../../../src/report/playground/run-request.js';
import { simulate } from '../../../../src/simulate.js';
import { load } from '../../../support/load.js';
import { read } from '../../../tidy/source-tree.js';

const text = read('scenarios/02-zonal.yaml');

function answer(request: Partial<RunRequest>, onProgress: (share: number) => void = () => undefined): RunAnswer {
  return answerRequest(
    { id: 7, file: '02-zonal.yaml', text, set: [], files: {}, version: '1.2.3', ...request },
    onProgress,
  );
}

describe('what the engine answers', () => {
  it('is the run of --set, and the text with the changes in it', () => {
    const set = ['services[web-app].desiredCount=9'];
    const done = answer({ set });
    if (done.kind !== 'done') throw new Error(done.kind);
    expect(done.id).toBe(7);
    expect(done.report.summary.traceHash).toBe(simulate(load(text, { set })).traceHash);
    expect(done.report.version).toBe('1.2.3');
    expect(done.text).toBe(text.replace('desiredCount: 12\n    placement', 'desiredCount: 9\n    placement'));
    expect(done.report.source).toBe(done.text);
  });

  it('has findings and faults at their lines in the text that is shown', () => {
    // A key more than the file has, above the fault.
    const set = ['autoScalingGroups[*].ecsReservedMemory=32', 'services[web-app].desiredCount=many'];
    const refused = answer({ set });
    if (refused.kind !== 'refused') throw new Error(refused.kind);
    const line = refused.text.split('\n').findIndex((each) => each.includes('many')) + 1;
    expect(line).toBe(text.split('\n').findIndex((each) => each.includes('desiredCount: 12')) + 1 + 3);
    expect(refused.diagnostics.map((each) => [each.code, each.line])).toEqual([['E012', line]]);
    const done = answer({ set: [set[0], 'capacityProviders[*].managedScaling.instanceWarmupPeriod=10'] });
    if (done.kind !== 'done') throw new Error(done.kind);
    const lint = done.report.findings.filter(({ path }) => path.endsWith('instanceWarmupPeriod'));
    expect(lint.length).toBeGreaterThan(0);
    const lines = done.text.split('\n');
    for (const { line: at } of lint) expect(lines[at - 1]).toContain('instanceWarmupPeriod: 10');
  });

  it('says of --set items themselves what is wrong with them', () => {
    const refused = answer({ set: ['services[none].desiredCount=1'] });
    if (refused.kind !== 'refused') throw new Error(refused.kind);
    expect(refused.diagnostics.map(({ code }) => code)).toEqual(['E040']);
  });

  it('is a refusal for a text that is none', () => {
    for (const wrong of ['', 'a: [', '\u0000', '- 1']) {
      const refused = answer({ text: wrong });
      expect(refused.kind).toBe('refused');
    }
  });

  it('reads no file but those it is given', () => {
    const named = read('scenarios/23-night-batch.yaml');
    const csv = { ok: true as const, text: read('scenarios/23-night-batch.csv') };
    expect(answer({ text: named, files: { '23-night-batch.csv': csv } }).kind).toBe('done');
    const refused = answer({ text: named.replace('23-night-batch.csv', 'toString') });
    if (refused.kind !== 'refused') throw new Error(refused.kind);
    expect(refused.diagnostics.map(({ code }) => code)).toContain('E030');
  });

  it('tells how far a long run is', () => {
    const shares: number[] = [];
    answer({ set: ['duration=40d'] }, (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.every((share, n) => share > 0 && share <= 1 && share >= (shares[n - 1] ?? 0))).toBe(true);
  });
});
