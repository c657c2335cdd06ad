import { commandLine, type ChangeList } from '../../playground/change-list.js';
import type { RunDone } from '../../playground/run-request.js';
import { byId } from '../dom.js';
import { copyText } from '../copying.js';
import { linkOf } from './link-keeper.js';
import { isEdited, isPlain, type Session } from './session.js';

/** Which run is shown, and how it compares with the first. */
export function showTrace({ first }: Session, { report }: RunDone, tookMs: number): void {
  const { traceHash } = report.summary;
  const hash = document.createElement('code');
  hash.id = 'trace-hash';
  hash.textContent = traceHash;
  const isFirst = first === undefined || first.report === report;
  const isSame = first?.report.summary.traceHash === traceHash;
  const words = isFirst ? '' : isSame ? '; the same as the first run' : '; pale lines are the first run';
  byId('hash').replaceChildren('trace ', hash, ` in ${Math.round(tookMs)} ms${words}`);
}

/** The command line that makes the run as it stands. */
export function showCommand(session: Session, set: ChangeList): void {
  const { file } = session.scenario;
  const edited = `edited-${file.replace(/^.*\//, '')}`;
  byId('command').textContent = isEdited(session)
    ? `# with the text as it is edited here\n${commandLine(edited, set)}`
    : commandLine(file, set);
  (byId('reset') as HTMLButtonElement).disabled = isPlain(session);
}

export function listenToEnds(sessionNow: () => Session | undefined, onReset: () => void): void {
  const listen = (id: string, act: (session: Session) => Promise<void> | undefined): void => {
    byId(id).addEventListener('click', () => {
      const session = sessionNow();
      if (session !== undefined) void act(session);
    });
  };
  listen('copy-link', async (session) => copyText(await linkOf(session), 'Link'));
  listen('copy-yaml', ({ shownText }) => copyText(shownText, 'YAML'));
  listen('copy-terraform', ({ latest }) =>
    latest === undefined ? undefined : copyText(latest.terraform, 'Terraform'),
  );
  byId('reset').addEventListener('click', onReset);
}
