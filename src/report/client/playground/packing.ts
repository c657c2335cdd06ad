import { base64Url, fromBase64Url } from '../../playground/link.js';

/** An edited scenario is no larger. */
const MOST_LETTERS = 2_000_000;

/** A text in the letters of a link. */
export async function packed(text: string): Promise<string> {
  const deflated = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return base64Url(new Uint8Array(await new Response(deflated).arrayBuffer()));
}

/** Undefined when these letters hold no text. */
export async function unpacked(letters: string): Promise<string | undefined> {
  const bytes = fromBase64Url(letters);
  if (bytes === undefined) return undefined;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > MOST_LETTERS) return undefined;
    }
  } catch {
    return undefined;
  }
}
