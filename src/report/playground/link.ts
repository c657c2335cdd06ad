import type { ChangeList } from './change-list.js';

/** What a link holds of a page. */
export interface LinkState {
  /** By its name; undefined: the first there is. */
  readonly scenario: string | undefined;
  readonly set: ChangeList;
  /** An edited text, packed for a link; undefined: as the scenario's own. */
  readonly packed: string | undefined;
}

/** Without the `#`. */
export function linkFragment({ scenario, set, packed }: LinkState): string {
  const fields = new URLSearchParams();
  if (scenario !== undefined) fields.append('scenario', scenario);
  for (const item of set) fields.append('set', item);
  if (packed !== undefined) fields.append('text', packed);
  return fields.toString();
}

/** What is not understood is passed over. */
export function readFragment(fragment: string): LinkState {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  return {
    scenario: fields.get('scenario') ?? undefined,
    set: fields.getAll('set').filter((item) => item.indexOf('=') > 0),
    packed: fields.get('text') ?? undefined,
  };
}

/** Bytes in the letters that a link may have: RFC 4648, 5. */
export function base64Url(bytes: Uint8Array): string {
  let letters = '';
  for (let n = 0; n < bytes.length; n++) letters += String.fromCharCode(bytes[n]);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Undefined: these are no such letters. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
