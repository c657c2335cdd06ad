import { Composer, Lexer, Parser, type Document, type CST, type LineCounter } from 'yaml';

/** Documents, or the place where the text is nested deeper than any scenario. */
export type ComposedYaml = { readonly documents: readonly Document[] } | { readonly tooDeepAt: number };

export const MAX_DEPTH = 100;

/**
 * The documents of a text. It stops where lists and mappings are nested too deep: the composer descends by recursion, and
 * a text of a million brackets would take it minutes to give up. Duplicate keys are left to the caller: the composer
 * compares each with each.
 */
export function composeYaml(text: string, lines: LineCounter): ComposedYaml {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MAX_DEPTH) return { tooDeepAt: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return { documents: [...new Composer({ version: '1.2', uniqueKeys: false, prettyErrors: false }).compose(tokens)] };
}
