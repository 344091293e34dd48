// Typed lint rules, and the directions of imports that docs/architecture.md tells about.
import tseslint from 'typescript-eslint';

/** Imports that would point back: see docs/architecture.md, "Directions". */
const forbid = (...groups) => ['error', { patterns: groups }];
const intoFeature = {
  regex: '^\\.\\./(?!\\.\\.)[a-z-]+/(?!api\\.ts$)',
  message: "Features meet only through another feature's api.ts.",
};
/** The same from a folder inside a feature. */
const fromInside = {
  ...intoFeature,
  regex: '^\\.\\./\\.\\./(?!\\.\\.)[a-z-]+/(?!api\\.ts$)',
};
const platform = {
  regex: '(^|/)platform/',
  message: 'Only index.ts, command.ts and files named for an effect import platform/.',
};

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'scripts/node_modules/',
      'scripts/site/',
      'public/',
      '.deploy*/',
      'source/',
      'themes/**/*.js',
      'test/sites/',
      'test/fixtures/',
    ],
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Hexo's own types are loose in places where an assertion says what is meant.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='localeCompare']",
          message: 'Depends on the machine; use compareText.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'No clock in output.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'No chance in output.',
        },
      ],
    },
  },
  {
    files: ['scripts/core/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid({
        regex: '(^|/)(hexo|platform|features)/',
        message: 'core/ knows nothing of its hosts.',
      }),
    },
  },
  {
    files: ['scripts/platform/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid({
        regex: '(^|/)(hexo|features)/',
        message: 'platform/ knows effects, not Hexo or features.',
      }),
    },
  },
  {
    files: ['scripts/hexo/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid({
        regex: '(^|/)features/',
        message: 'The engine knows features only by what they declare.',
      }),
    },
  },
  {
    files: ['scripts/features/**/*.ts'],
    rules: { 'no-restricted-imports': forbid(intoFeature, platform) },
  },
  {
    files: ['scripts/features/*/*/**/*.ts'],
    rules: { 'no-restricted-imports': forbid(fromInside, platform) },
  },
  {
    // Files that may have effects: they register, are run by a command, or are named for what they do.
    files: [
      'scripts/features/*/index.ts',
      'scripts/features/*/command.ts',
      'scripts/features/*/*-command.ts',
      'scripts/features/*/{read,write,fetch,publish,load,copy,find,walk,run,draw,measure,render,list}-*.ts',
      'scripts/features/*/*-{file,files,log}.ts',
    ],
    rules: { 'no-restricted-imports': forbid(intoFeature) },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': 'off',
    },
  },
);
