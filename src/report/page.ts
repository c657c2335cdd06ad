import { escape } from './chart/escape.js';

export interface StillPageParts {
  readonly title: string;
  readonly body: string;
  readonly style: string;
  /** The base64 SHA-256 of a text: the shell knows how. */
  readonly sha256: (text: string) => string;
}

export interface PageParts extends StillPageParts {
  readonly script: string;
  /** What the script reads: written into the page as JSON. */
  readonly data: object;
}

/** A page that stands alone: no request leaves it, and its policy lets nothing run but its own script and style. */
export const page = ({ script, data, ...parts }: PageParts): string =>
  document(
    {
      ...parts,
      body: `${parts.body}
<noscript><p>The charts need the script of this page.</p></noscript>
<script type="application/json" id="document">${inScript(JSON.stringify(data))}</script>
<script>${script}</script>`,
    },
    `'sha256-${parts.sha256(script)}'`,
  );

/** The same without a script. */
export const stillPage = (parts: StillPageParts): string => document(parts, "'none'");

function document({ title, body, style, sha256 }: StillPageParts, scripts: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src 'sha256-${sha256(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** No text of the data may end its element. */
const inScript = (json: string): string => json.replaceAll('<', '\\u003c');
