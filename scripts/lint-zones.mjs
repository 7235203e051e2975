const KINDS = ['rules', 'input', 'tables', 'queries', 'service', 'router', 'admin-router', 'ui'];
const MODULES = 'src/modules';

// A module's file may be a folder once it has grown. Every glob ends in a file or in /**/*: one that ends in a folder
// matches nothing, without a word.
const filesOf = (module, kind) => [
  ...(kind === 'ui' ? [] : [`${MODULES}/${module}/${kind}.ts`]),
  `${MODULES}/${module}/${kind}/**/*`,
];

const filesBut = (module, ...allowed) =>
  KINDS.filter((kind) => !allowed.includes(kind)).flatMap((kind) => filesOf(module, kind));

/** Everything a module may use: what it names, what those use in turn, and the modules at the bottom. */
export function reachOf(uses, module) {
  const reach = new Set();
  const visit = (name) => {
    for (const used of uses[name] ?? []) {
      if (reach.has(used)) continue;
      reach.add(used);
      visit(used);
    }
  };
  visit(module);
  return [...reach].sort();
}

const only = (folder, allowed, message) => ({
  target: `src/${folder}`,
  from: 'src',
  except: allowed.map((name) => `./${name}`),
  message,
});

const LAYERS = [
  only('lib', ['lib', 'shops/currencies.ts'], 'src/lib is pure and knows the list of currencies at most.'),
  only('shops', ['shops', 'lib'], 'A preset is data: it may use src/lib only.'),
  only('i18n', ['i18n', 'shops', 'lib'], 'i18n may use presets and src/lib only.'),
  only('server', ['server', 'i18n', 'shops', 'lib'], 'src/server knows no module and no page.'),
  only('components', ['components', 'i18n', 'shops', 'lib'], 'The design system knows no module.'),
  only(
    'modules',
    ['modules', 'server', 'trpc', 'components', 'i18n', 'shops', 'lib'],
    'Imports go app → modules → server → lib.',
  ),
  only('trpc', ['trpc', 'modules', 'server', 'i18n', 'shops', 'lib'], 'src/trpc wires modules; it knows no page.'),
  { target: 'src', from: 'src/testing', except: [], message: 'src/testing is for tests, browser tests and the seed.' },
  {
    target: 'src',
    from: ['sandbox', 'scripts', 'e2e', 'drizzle/seed', 'bench'],
    message: 'The shop never imports what stands around it.',
  },
  {
    target: 'sandbox',
    from: 'src',
    except: ['./lib'],
    message: 'The stand-ins share no code with the shop but src/lib.',
  },
  {
    target: ['src/app', 'src/proxy.ts', 'src/instrumentation.ts'],
    from: filesBut('*', 'rules', 'input', 'service', 'ui', 'router', 'admin-router'),
    message: 'Pages and routes hold no SQL: call a service or a procedure.',
  },
  {
    target: 'src/trpc',
    from: filesBut('*', 'service', 'router', 'admin-router'),
    message: 'src/trpc knows routers, and the account service for the session.',
  },
];

const inModules = (kind, message, { outside, inside }) => [
  { target: filesOf('*', kind), from: 'src', except: ['./modules', ...outside.map((name) => `./${name}`)], message },
  { target: filesOf('*', kind), from: filesBut('*', ...inside), message },
];

// Of a preset the pure files may know the types.
const PURE = ['lib', 'shops/preset.ts'];
const ROUTERS = ['router', 'admin-router'];

const FILES = [
  ...inModules('rules', 'rules.ts is pure: src/lib and other rules.', { outside: PURE, inside: ['rules'] }),
  ...inModules('input', 'input.ts holds schemas: src/lib, rules and other inputs.', {
    outside: PURE,
    inside: ['rules', 'input'],
  }),
  ...inModules('tables', 'tables.ts holds tables: src/lib, rules and other tables.', {
    outside: PURE,
    inside: ['rules', 'tables'],
  }),
  ...inModules('queries', 'queries.ts reads: tables, rules and other queries, with the types of the database.', {
    outside: ['lib', 'shops', 'server'],
    inside: ['rules', 'tables', 'input', 'queries'],
  }),
  ...inModules('service', 'A service knows neither tRPC nor React.', {
    outside: ['lib', 'shops', 'server', 'i18n'],
    inside: ['rules', 'input', 'tables', 'queries', 'service'],
  }),
  ...ROUTERS.flatMap((kind) =>
    inModules(kind, 'A router is a base procedure, an input and one call of its service.', {
      outside: ['trpc/init.ts', 'lib'],
      inside: ['input', 'service'],
    }),
  ),
  ...inModules('ui', 'ui/ draws: never a service, a query or a table.', {
    outside: ['trpc/client.tsx', 'trpc/light.ts', 'trpc/stream.ts', 'components', 'i18n', 'shops', 'lib'],
    inside: ['rules', 'input', 'ui'],
  }),
];

function moduleZones(uses, module) {
  const reach = reachOf(uses, module);
  const faces = filesBut(`!(${module})`, 'service', 'rules', 'input');
  const rest = [`${MODULES}/${module}/!(${KINDS.map((kind) => `${kind}.ts`).join('|')})`];
  return [
    {
      target: `${MODULES}/${module}`,
      from: MODULES,
      except: [module, ...reach].map((name) => `./${name}`),
      message: `${module} may use ${reach.join(', ') || 'no other module'} (USES in eslint.config.mjs).`,
    },
    {
      target: [...filesOf(module, 'service'), ...rest],
      from: faces,
      message: "Another module's public face is its service, rules and input.",
    },
    {
      target: ROUTERS.flatMap((kind) => filesOf(module, kind)),
      from: filesBut(`!(${module})`, 'input'),
      message: 'A router calls its own service only.',
    },
  ];
}

/** The zones of `import-x/no-restricted-paths`: layers, what each file of a module may import, and who uses whom. */
export function zonesFor(uses) {
  return [
    ...LAYERS,
    ...FILES,
    ...Object.keys(uses).flatMap((module) => moduleZones(uses, module)),
    {
      target: `${MODULES}/!(${Object.keys(uses).join('|')})/**/*`,
      from: MODULES,
      message: 'Write this module into USES in eslint.config.mjs first.',
    },
  ];
}
