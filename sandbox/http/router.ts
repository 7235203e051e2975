import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './reply';

export interface Call {
  method: string;
  url: URL;
  params: Record<string, string>;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Route {
  method: string;
  /** Segments that start with `:` become parameters. */
  path: string;
  handle: (call: Call) => Answer | Promise<Answer>;
}

export type Match = { route: Route; params: Record<string, string> } | { allowed: string[] };

function matchParts(wanted: string[], given: string[]): Record<string, string> | undefined {
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return undefined;
      continue;
    }
    try {
      params[part.slice(1)] = decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return params;
}

/** Finds the first of these routes that fits, or what else the path takes. */
export function createRouter(routes: Route[]): (method: string, path: string) => Match {
  const table = routes.map((route) => ({ route, parts: route.path.split('/') }));
  return (method, path) => {
    const given = path.split('/');
    const allowed: string[] = [];
    for (const { route, parts } of table) {
      const params = matchParts(parts, given);
      if (!params) continue;
      if (route.method === method || (method === 'HEAD' && route.method === 'GET')) return { route, params };
      allowed.push(route.method);
    }
    return { allowed };
  };
}
