import { unwatchFile, watchFile } from 'node:fs';

/** Watches files by looking: what an editor saves by renaming is seen too. */
export interface FileWatch {
  /** From now on these. */
  readonly follow: (paths: readonly string[]) => void;
  readonly close: () => void;
}

const LOOK_EVERY_MS = 300;

export function watchFiles(onChange: () => void): FileWatch {
  let followed: readonly string[] = [];
  const drop = (paths: readonly string[]): void => {
    for (const path of paths) unwatchFile(path, onChange);
  };
  return {
    follow(paths) {
      drop(followed.filter((path) => !paths.includes(path)));
      for (const path of paths.filter((each) => !followed.includes(each)))
        watchFile(path, { interval: LOOK_EVERY_MS }, onChange);
      followed = paths;
    },
    close() {
      drop(followed);
    },
  };
}
