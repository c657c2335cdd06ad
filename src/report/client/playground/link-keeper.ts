import { linkFragment } from '../../playground/link.js';
import { packed } from './packing.js';
import { isEdited, isPlain, type Session } from './session.js';

/** The link of what is shown. */
export async function linkOf(session: Session): Promise<string> {
  const { scenario, set, text, data } = session;
  const isChosen = data.scenarios.length > 1;
  const fragment = linkFragment({
    scenario: isChosen ? scenario.file : undefined,
    set,
    packed: isEdited(session) ? await packed(text) : undefined,
  });
  const { origin, pathname } = location;
  return `${origin}${pathname}${fragment === '' ? '' : `#${fragment}`}`;
}

const SETTLED_MS = 300;

/** Keeps the address as the page stands, once it stands still: to read it anew, or to bookmark it, loses nothing. */
export function createLinkKeeper(sessionNow: () => Session | undefined): () => void {
  let timer: number | undefined;
  const keep = async (): Promise<void> => {
    const session = sessionNow();
    if (session === undefined) return;
    const link = await linkOf(session);
    // A bare address stands for the changes that the page was begun with.
    const isBegun = isPlain(session) && session.scenario.set.length > 0;
    if (session === sessionNow()) history.replaceState(null, '', isBegun ? `${link.split('#')[0]}#set=` : link);
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void keep();
    }, SETTLED_MS);
  };
}
