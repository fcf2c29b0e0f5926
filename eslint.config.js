import tseslint from 'typescript-eslint';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';

/**
 * The import table: which rooms a room may import from, besides itself. A room not named for another is
 * out of bounds. `src/main.ts` wires everything and is bound by nothing, and
 * neither are the commands it dispatches to.
 */
const mayImport = {
  'src/platform': [],
  'src/language': ['src/platform'],
  'src/knowledge': ['src/language', 'src/platform'],
  'src/models': ['src/language', 'src/platform'],
  'src/store': ['src/language', 'src/platform'],
  'src/locale': ['src/language', 'src/platform'],
  'src/retrieval': ['src/models', 'src/knowledge', 'src/language', 'src/platform'],
  'src/consultation': below('src/retrieval', 'src/locale'),
  ingest: below('src/retrieval', 'src/locale'),
  'src/server': below('src/consultation', 'src/retrieval', 'src/locale', 'src/store'),
  'src/conversations': below('src/consultation', 'src/retrieval', 'src/locale', 'src/store'),
  evals: below('src/consultation', 'src/retrieval', 'src/locale', 'src/store'),
  bot: below(
    'src/conversations',
    'src/consultation',
    'src/server',
    'src/retrieval',
    'src/locale',
    'src/store',
  ),
  'src/desk': below(
    'src/conversations',
    'src/consultation',
    'src/server',
    'src/retrieval',
    'src/locale',
    'src/store',
  ),
};

/** @param {string[]} rooms @returns {string[]} */
function below(...rooms) {
  return [...rooms, 'src/models', 'src/knowledge', 'src/language', 'src/platform'];
}

const rooms = Object.keys(mayImport);
const zones = Object.entries(mayImport).map(([room, allowed]) => ({
  target: `./${room}`,
  from: [
    ...rooms.filter((other) => other !== room && !allowed.includes(other)),
    'src/main.ts',
    'src/commands',
  ].map((path) => `./${path}`),
  message: `${room} may import only: ${allowed.join(', ') || 'nothing'}.`,
}));

export default tseslint.config(
  { ignores: ['dist/', 'models/', 'var/', 'coverage/', 'node_modules/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Bot Framework stays behind our own seam, so that leaving it is a change of two files.
    files: ['**/*.{ts,tsx}'],
    ignores: ['bot/assistant-bot.ts', 'bot/bot-adapter.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                'botbuilder',
                'botbuilder/*',
                'botbuilder-*',
                'botframework-schema',
                'botframework-connector',
              ],
              message: 'Only bot/assistant-bot.ts and bot/bot-adapter.ts import Bot Framework.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Tests read answers of every shape over HTTP; what they say of them is checked by running.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
);
