import type { Host } from '../../../src/cli/host.js';

/** Remembers what is said. */
export interface FakeHost extends Host {
  readonly said: { answer: string; talk: string; code: number | undefined };
}

export function fakeHost(more: Partial<Host> = {}): FakeHost {
  const said: FakeHost['said'] = { answer: '', talk: '', code: undefined };
  return {
    said,
    answer: (text) => {
      said.answer += text;
      return Promise.resolve();
    },
    tell: (text) => {
      said.talk += text;
    },
    columns: 100,
    colorsAnswer: false,
    colorsTalk: false,
    watched: false,
    debug: false,
    end: (code) => {
      said.code = code;
    },
    ...more,
  };
}
