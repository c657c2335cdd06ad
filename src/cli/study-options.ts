import { mkdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Arguments } from './arguments.js';
import { openOutputFile, type OutputFile } from './output-file.js';
import { UsageError } from './usage-error.js';

/** What `--html` and `--reports` ask for. */
export interface StudyTarget {
  readonly file: OutputFile;
  /** Undefined: the page has commands only. */
  readonly reports: ReportFolder | undefined;
}

/** A folder of reports, to which a page links. */
export interface ReportFolder {
  readonly pathOf: (name: string) => string;
  /** As the page links to it. */
  readonly hrefOf: (name: string) => string;
}

/** Opened before the runs. @throws UsageError for `--reports` alone, or the system's error. */
export function openStudyTarget({ one }: Arguments): StudyTarget | undefined {
  const [page, folder] = [one('html'), one('reports')];
  if (page === undefined) {
    if (folder === undefined) return undefined;
    throw new UsageError('--reports are for the page to link to: say --html too');
  }
  const file = openOutputFile(page, '--html');
  try {
    return { file, reports: folder === undefined ? undefined : openFolder(folder, page) };
  } catch (error) {
    file.close();
    throw error;
  }
}

function openFolder(folder: string, page: string): ReportFolder {
  mkdirSync(folder, { recursive: true });
  const link = relative(dirname(page), folder).split(sep).map(encodeURIComponent).join('/');
  return {
    pathOf: (name) => join(folder, name),
    hrefOf: (name) => (link === '' ? name : `${link}/${name}`),
  };
}
