/** A dimension before anybody has tried to load its values. */
export interface Draft {
  /** The last key of its paths: `targetCapacity`. */
  readonly key: string;
  /** Each leads to one value: no `*` unless the user has written it. */
  readonly paths: readonly string[];
  /** As `--set` takes them. */
  readonly values: readonly string[];
  /** The file's value where it is known; else it is found by trying. */
  readonly present?: string;
  /** The user has named it: a value that is wrong is a fault, and no reason to leave it out. */
  readonly asked: boolean;
}
