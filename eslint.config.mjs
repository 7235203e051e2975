import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { zonesFor } from './scripts/lint-zones.mjs';

// Who may use whom; what a module's used modules use, it may use too. Calls go down only.
const BOTTOM = ['account', 'notification'];
const USES = {
  notification: [],
  account: ['notification'],
  notice: [...BOTTOM],
  seller: [...BOTTOM],
  nutrition: [...BOTTOM],
  inventory: [...BOTTOM],
  shipping: [...BOTTOM],
  catalog: ['nutrition', 'seller', 'inventory', 'shipping'],
  promotion: ['catalog'],
  cart: ['promotion'],
  order: ['cart', 'notice'],
  payment: ['order'],
  claim: ['payment'],
  review: ['claim'],
  report: ['claim'],
  audit: ['claim'],
  question: ['order'],
  restock: ['catalog'],
  wish: ['catalog'],
  visitor: ['cart', 'notice', 'wish'],
  privacy: ['review', 'question', 'restock', 'wish'],
};

const RAW_SQL = {
  selector: "MemberExpression[object.name='sql'][property.name='raw']",
  message: 'sql.raw is not escaped: use the sql template.',
};
const ENVIRONMENT = {
  selector:
    "MemberExpression[object.name='process'][property.name='env']:not(MemberExpression[property.name='NEXT_RUNTIME'] > *)",
  message: 'Read the validated environment of src/server/env.ts.',
};
const inText = (pattern, message) =>
  [`Literal[value=${pattern}]`, `TemplateElement[value.raw=${pattern}]`, `JSXText[value=${pattern}]`].map(
    (selector) => ({
      selector,
      message,
    }),
  );
const SHOP_WORDS = inText('/\\bKRW\\b|energy-factory/', 'The currency and the shop come from the preset (src/shops).');
const HANGUL = inText('/[\\u3131-\\u318E\\uAC00-\\uD7A3]/', 'Text for people lives in src/i18n/messages.');

const restrict = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors.flat()] });

const TESTS = ['**/*.test.{ts,tsx}', 'src/testing/**/*', 'e2e/**/*'];

export default tseslint.config(
  { ignores: ['node_modules/', '.next/', '.data/', 'next-env.d.ts', 'test-results/', 'playwright-report/', 'public/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.base],
    rules: {
      'no-undef': 'off',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      'max-lines': ['error', { max: 300 }],
    },
  },
  { files: ['src/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: `${import.meta.dirname}/tsconfig.json` })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/ignore': ['node_modules', '\\.json$', '\\.css$'],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: zonesFor(USES) }],
    },
  },
  { files: ['**/*.{ts,tsx}'], rules: restrict(RAW_SQL) },
  { files: ['src/**/*.{ts,tsx}'], rules: restrict(RAW_SQL, ENVIRONMENT, SHOP_WORDS, HANGUL) },
  { files: ['src/server/{env,start}.ts'], rules: restrict(RAW_SQL, SHOP_WORDS, HANGUL) },
  { files: ['src/shops/**/*'], rules: restrict(RAW_SQL, ENVIRONMENT) },
  {
    files: TESTS,
    rules: {
      ...restrict(RAW_SQL),
      'import-x/no-restricted-paths': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['scripts/**/*', 'sandbox/**/*', 'drizzle/**/*', 'bench/**/*'], rules: { 'no-console': 'off' } },
);
