import { expect, it, vi } from 'vitest';
import { AppError, isAppError } from './errors';

it('knows an error of the shop, and its code', () => {
  expect(isAppError(new AppError('BUSY'))).toBe(true);
  expect(isAppError(new AppError('BUSY'), 'BUSY')).toBe(true);
  expect(isAppError(new AppError('BUSY'), 'NOT_FOUND')).toBe(false);
  for (const other of [new Error('BUSY'), { name: 'AppError', code: 'BUSY' }, 'BUSY', null])
    expect(isAppError(other)).toBe(false);
});

it('knows one of code that was bundled apart', async () => {
  vi.resetModules();
  const apart = await import('./errors');
  const error = new apart.AppError('BUSY');
  expect(error).not.toBeInstanceOf(AppError);
  expect(isAppError(error, 'BUSY')).toBe(true);
});
