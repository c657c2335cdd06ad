import { readFileSync } from 'node:fs';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The table that test/tidy/layers.test.ts enforces too. Order: from the bottom up.
const layers = JSON.parse(readFileSync(new URL('./test/tidy/layers.json', import.meta.url), 'utf8'));
const shell = layers.filter(({ host }) => host).map(({ layer }) => layer);
const ONLY_THE_SHELL = `Only the shell (${shell.join(', ')}) may touch the host.`;

// Curves and distributions live here, and nothing else may call what V8 only approximates: docs/decisions/0005.
const TRANSCENDENTAL_FILES = ['src/model/sample.ts', 'src/model/quantile.ts', 'src/model/diurnal-rate.ts'];
const TRANSCENDENTAL = [
  ...['exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'pow', 'cbrt', 'hypot'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
];
const CLOCKS_AND_TIMERS = [
  ...['Date', 'Temporal', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['requestAnimationFrame', 'requestIdleCallback', 'Promise'],
];
const HOST_GLOBALS = ['process', 'console', 'crypto', 'globalThis', 'global', 'window', 'self', 'navigator', 'require'];
const COLLECTOR_GLOBALS = ['WeakRef', 'FinalizationRegistry'];
const LOCALE_METHODS = ['localeCompare', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'];
const LOCALE_CASE_METHODS = ['toLocaleLowerCase', 'toLocaleUpperCase'];

const restrictedGlobals = [
  ...CLOCKS_AND_TIMERS.map((name) => ({ name, message: 'The run has its own time: use the clock and `wake`.' })),
  ...HOST_GLOBALS.map((name) => ({ name, message: ONLY_THE_SHELL })),
  ...COLLECTOR_GLOBALS.map((name) => ({ name, message: 'What the collector does differs from run to run.' })),
  { name: 'Intl', message: 'Locales and time zones differ between machines.' },
];

const restrictedProperties = [
  { object: 'Math', property: 'random', message: 'Chance comes from a named stream of the run.' },
  ...[...LOCALE_METHODS, ...LOCALE_CASE_METHODS].map((property) => ({
    property,
    message: 'Locales differ between machines: compare with < or format by hand.',
  })),
];

const transcendentalProperties = TRANSCENDENTAL.map((property) => ({
  object: 'Math',
  property,
  message: `Approximated, not exact: only in ${TRANSCENDENTAL_FILES.join(' and ')}.`,
}));

const styleSyntax = [
  { selector: 'TSEnumDeclaration', message: 'No enums: a union of literals, or a const object.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only: grep finds them.' },
];

const determinismSyntax = [
  { selector: 'ForInStatement', message: 'for…in visits inherited keys: use Object.keys or for…of.' },
  {
    selector: 'CallExpression[arguments.length=0] > MemberExpression.callee[property.name=/^(sort|toSorted)$/]',
    message: 'Without a comparator numbers are sorted as text: say what the order is.',
  },
  { selector: 'BinaryExpression[operator="**"]', message: '** is approximated, not exact: multiply.' },
  { selector: 'AssignmentExpression[operator="**="]', message: '** is approximated, not exact: multiply.' },
  { selector: 'ImportExpression', message: 'No dynamic import below the shell: a run is wired in simulate.ts.' },
  { selector: ':function[async=true]', message: 'The core is synchronous: order comes from the kernel alone.' },
];

const escape = (name) => name.replaceAll('.', '\\.');
const importPath = ({ layer }) => (layer.endsWith('.ts') ? `${escape(layer.slice(0, -3))}\\.js$` : `${layer}/`);

/** Downward imports only, and no `node:` below the shell. */
const importRule = (of) => {
  const allowed = ['itself', ...of.mayImport].join(', ');
  const others = layers.filter(({ layer }) => layer !== of.layer && !of.mayImport.includes(layer));
  // '../index.js' may also be a layer's own index: the layer test, which resolves paths, watches that one.
  const forbidden = others.filter(({ layer }) => layer !== 'index.ts').map(importPath);
  const from = of.layer.endsWith('.ts') ? '\\./' : '(?:\\.\\./)+';
  const message = `${of.layer} ${of.verb}: it may import ${allowed}.`;
  const host = { regex: '^node:', message: ONLY_THE_SHELL };
  const patterns = [{ regex: `^${from}(?:${forbidden.join('|')})`, message }];
  return { patterns: of.host ? patterns : [...patterns, host] };
};

const layerConfigs = layers.map((of) => ({
  files: of.layer.endsWith('.ts') ? [`src/${of.layer}`] : [`src/${of.layer}/**/*.ts`],
  rules: { 'no-restricted-imports': ['error', importRule(of)] },
}));

export default defineConfig(
  globalIgnores(['dist/', 'coverage/']),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...styleSyntax],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Columns are read by index in numeric loops.
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An index signature can name its key: `[row: number]`.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    name: 'determinism',
    files: ['src/**/*.ts'],
    // The page's own script runs in a browser, on the time of who looks at it. It computes no figure.
    ignores: [...shell.map((layer) => `src/${layer}/**`), 'src/report/client/**'],
    rules: {
      'no-restricted-globals': ['error', ...restrictedGlobals],
      'no-restricted-properties': ['error', ...restrictedProperties, ...transcendentalProperties],
      'no-restricted-syntax': ['error', ...styleSyntax, ...determinismSyntax],
    },
  },
  {
    files: TRANSCENDENTAL_FILES,
    rules: { 'no-restricted-properties': ['error', ...restrictedProperties] },
  },
  layerConfigs,
  {
    name: 'tests',
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    name: 'foreign shapes',
    files: ['**/*.d.ts', '*.config.ts', '*.config.js'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
