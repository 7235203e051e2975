import { expect, it } from 'vitest';
import * as cron from './route';

it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('tells %s nothing of its jobs', (method) => {
  expect(cron[method]().status).toBe(404);
});
