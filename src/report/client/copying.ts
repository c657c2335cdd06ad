import { byId } from './dom.js';

/** To the clipboard; where the browser does not let a page write there, into a field from which it can be copied. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    byId('copied').textContent = `${what} copied`;
  } catch {
    const area = byId('copy-text') as HTMLTextAreaElement;
    (byId('copy') as HTMLDialogElement).showModal();
    area.value = text;
    area.select();
  }
}
