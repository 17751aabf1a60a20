import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

// The one-way flow of docs/architecture.md: each room and the rooms it may import from.
const core = ['text', 'syntax', 'forms', 'report', 'prose', 'repair', 'rules'];
const rooms = {
  text: [],
  syntax: ['text'],
  documents: ['text'],
  forms: [],
  report: ['text', 'syntax', 'forms'],
  prose: ['text', 'syntax', 'forms', 'report'],
  repair: ['text', 'forms', 'report'],
  rules: ['text', 'syntax', 'forms', 'report', 'prose', 'repair'],
  document: core,
  workspace: [...core, 'documents', 'document'],
  features: [...core, 'document', 'workspace'],
  session: [...core, 'documents', 'document', 'workspace', 'features'],
  requests: [...core, 'documents', 'document', 'workspace', 'features', 'session'],
  cli: [...core, 'documents', 'document', 'workspace', 'features'],
};
const hostFree = ['text', 'syntax', 'documents', 'forms', 'report', 'prose', 'rules', 'repair', 'document', 'features'];

const direction = Object.entries(rooms).map(([room, allowed]) => {
  const barred = Object.keys(rooms).filter((r) => r !== room && !allowed.includes(r));
  const patterns = [
    {
      regex: `^(\\.\\./)+(${barred.join('|') || '-'})(/|$)`,
      message: `${room}/ must not import from this room: the flow is one-way.`,
    },
    { regex: '^(\\.\\./)+(server|main\\.)', message: 'Wiring is not imported by rooms.' },
  ];
  if (hostFree.includes(room)) {
    patterns.push(
      { regex: '^node:', message: `${room}/ also runs in a web worker: no node built-ins.` },
      {
        regex: '^vscode$|^vscode-languageserver(/|$)(?!-types)',
        message: `${room}/ knows no editor and no connection (types only, from vscode-languageserver-types).`,
      },
    );
  }
  return { files: [`server/src/${room}/**/*.ts`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
});

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', '.vscode-test/**', 'bench/node_modules/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      // The formatter breaks no text: a person does. A pattern is harder to read in pieces.
      'max-len': ['error', { code: 120 }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['client/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: 'server/', message: 'The client knows no engine: it speaks LSP.' }] },
      ],
    },
  },
  {
    files: ['shared/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^node:|^vscode|server/|client/',
              message: 'shared/ is imported by both sides and knows neither.',
            },
          ],
        },
      ],
    },
  },
  // A report is any file someone opens: no pattern may take more than linear time on one.
  {
    files: ['server/src/**/*.ts', 'client/src/**/*.ts', 'shared/src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
  ...direction,
);
