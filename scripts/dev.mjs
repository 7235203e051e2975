import './check-node.mjs';
import { runLocally } from './local-shop.mjs';
import { startDevelopmentShop } from './stack.mjs';

await runLocally({ command: 'npm run dev', appEnv: 'development', startShop: startDevelopmentShop });
