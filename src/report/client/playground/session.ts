import type { ChangeList } from '../../playground/change-list.js';
import type { PlaygroundData, PlaygroundScenario } from '../../playground/playground-data.js';
import type { RunDone } from '../../playground/run-request.js';

/** What somebody is at: a scenario, and what was changed of it. */
export interface Session {
  readonly data: PlaygroundData;
  readonly scenario: PlaygroundScenario;
  /** As the file has it, or as it was edited in the page. */
  readonly text: string;
  /** Upon the text. */
  readonly set: ChangeList;
  /** `first`: the file as it is is being run, for the ghost. */
  readonly stage: 'first' | 'ready';
  /** Undefined: there was none yet, or the file cannot be run. */
  readonly first: RunDone | undefined;
  readonly latest: RunDone | undefined;
  /** The text with the changes in it, whether it can be run or not. */
  readonly shownText: string;
}

export const isEdited = ({ text, scenario }: Session): boolean => text !== scenario.text;

/** It stands as the file has it. */
export const isPlain = (session: Session): boolean => session.set.length === 0 && !isEdited(session);
