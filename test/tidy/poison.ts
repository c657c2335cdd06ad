/** What differs from machine to machine or from run to run, as [its owner, its name]. */
const poisonous: readonly (readonly [owner: object, name: string])[] = [
  ...['Date', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'Intl'].map(
    (name) => [globalThis, name] as const,
  ),
  [Math, 'random'],
  [performance, 'now'],
  [process, 'hrtime'],
  [process, 'cwd'],
  // Not process.env: the parser of the package yaml asks it whether to print its tokens.
  [crypto, 'getRandomValues'],
  [crypto, 'randomUUID'],
  [String.prototype, 'localeCompare'],
  [String.prototype, 'toLocaleLowerCase'],
  [String.prototype, 'toLocaleUpperCase'],
  [Number.prototype, 'toLocaleString'],
  [Array.prototype, 'toLocaleString'],
];

export const poisonousNames: readonly string[] = poisonous.map(([, name]) => name);

/** Calls `act` while everything poisonous throws when it is touched, and a sort without a comparator too. */
export function withPoison<T>(act: () => T): T {
  const antidotes = poisonous.map(([owner, name]) => poison(owner, name));
  antidotes.push(poisonSort());
  try {
    return act();
  } finally {
    for (const antidote of antidotes) antidote();
  }
}

function poison(owner: object, name: string): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, {
    configurable: true,
    get() {
      throw new Error(`poisoned: ${name}`);
    },
  });
  return () => {
    Reflect.deleteProperty(owner, name);
    if (own !== undefined) Object.defineProperty(owner, name, own);
  };
}

function poisonSort(): () => void {
  const sort = Object.getOwnPropertyDescriptor(Array.prototype, 'sort')!;
  const sorted = sort.value as (...by: unknown[]) => unknown;
  function poisoned(this: unknown, ...by: unknown[]): unknown {
    if (typeof by[0] !== 'function') throw new Error('poisoned: sort without a comparator');
    return sorted.apply(this, by);
  }
  Object.defineProperty(Array.prototype, 'sort', { ...sort, value: poisoned });
  return () => {
    Object.defineProperty(Array.prototype, 'sort', sort);
  };
}
