import './check-node.mjs';
import { runLocally } from './local-shop.mjs';
import { build } from './build.mjs';
import { startShop } from './stack.mjs';
import { step } from './steps.mjs';

await runLocally({
  command: 'npm run demo',
  appEnv: 'demo',
  async startShop(env) {
    let dir;
    await step('Production build', async () => {
      const built = await build();
      dir = built.dir;
      return built.made ? '' : 'unchanged';
    });
    let child;
    await step('Shop', async () => {
      child = await startShop(env, dir);
    });
    return child;
  },
});
