import { assert } from './defect.js';

/** Registers an object of plain data that lasts from one instant to the next; returns it. Wiring alone registers. */
export type Keep = <State extends object>(state: State) => State;

/** Numbers, text, truth values, typed arrays; lists, maps and objects of these. Copies share no memory with the run. */
export type Plain = unknown;

/**
 * All that a run remembers. Whoever remembers something keeps it in an object of plain data and registers it; nobody writes
 * a copy of his own. Restored is in place, so that folds and loops go on with the objects they hold; a column of another
 * length is replaced, as it is when its table grows. Two members that are one typed array stay one.
 */
export interface KeptState {
  readonly keep: Keep;
  readonly save: () => readonly Plain[];
  /** Into a run that is wired alike. `saved` is only read. */
  readonly restore: (saved: readonly Plain[]) => void;
}

type TypedArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
type Fields = Record<string, unknown>;
/** From typed arrays to what stands for them on the other side. */
type Met = Map<TypedArray, TypedArray>;

export function createKeptState(): KeptState {
  const states: object[] = [];
  return {
    keep: (state) => {
      states.push(state);
      return state;
    },
    save: () => copyOf(states, new Map()) as readonly Plain[],
    restore: (saved) => {
      assert(saved.length === states.length, 'a snapshot of a run that is wired alike');
      restoreList(states, saved, new Map());
    },
  };
}

function copyOf(value: unknown, met: Met): unknown {
  if (typeof value !== 'object' || value === null) {
    assert(typeof value !== 'function' && typeof value !== 'symbol', 'plain data between instants');
    return value;
  }
  if (isTyped(value)) return copyOfTyped(value, met);
  if (Array.isArray(value)) return value.map((element) => copyOf(element, met));
  if (value instanceof Map) return new Map(Array.from(value, ([key, element]) => [key, copyOf(element, met)]));
  assert(Object.getPrototypeOf(value) === Object.prototype, 'plain data between instants');
  return Object.fromEntries(Object.entries(value).map(([name, element]) => [name, copyOf(element, met)]));
}

function copyOfTyped(column: TypedArray, met: Met): TypedArray {
  const known = met.get(column);
  if (known !== undefined) return known;
  const copy = column.slice();
  met.set(column, copy);
  return copy;
}

/** What stands in the place of `current` from now on: itself, if it can hold what was saved. */
function restored(current: unknown, saved: unknown, met: Met): unknown {
  if (typeof saved !== 'object' || saved === null || typeof current !== 'object' || current === null) {
    return copyOf(saved, met);
  }
  if (isTyped(saved)) return restoredTyped(current, saved, met);
  if (Array.isArray(saved) && Array.isArray(current)) {
    restoreList(current, saved, met);
  } else if (saved instanceof Map && current instanceof Map) {
    current.clear();
    for (const [key, element] of saved) current.set(key, copyOf(element, met));
  } else {
    for (const [name, element] of Object.entries(saved)) {
      const fields = current as Fields;
      fields[name] = restored(fields[name], element, met);
    }
  }
  return current;
}

function restoreList(current: unknown[], saved: readonly unknown[], met: Met): void {
  current.length = saved.length;
  for (let n = 0; n < saved.length; n++) current[n] = restored(current[n], saved[n], met);
}

function restoredTyped(current: object, saved: TypedArray, met: Met): TypedArray {
  const known = met.get(saved);
  if (known !== undefined) return known;
  if (!isTyped(current) || current.constructor !== saved.constructor || current.length !== saved.length) {
    return copyOfTyped(saved, met);
  }
  current.set(saved);
  met.set(saved, current);
  return current;
}

const isTyped = (value: object): value is TypedArray => ArrayBuffer.isView(value);
