import 'server-only';

/** A statement with more parameters has its length in its text: there are too many such texts to keep a plan for each. */
const MAX_PARAMETERS = 32;

/**
 * The arguments of `unsafe(text, parameters, options)`, so that a connection parses and describes each text once and keeps
 * its plan: half the round trips and a good part of the work of a short statement.
 */
export function plannedOnce([text, parameters, options]: readonly unknown[]): unknown[] {
  const few = !Array.isArray(parameters) || parameters.length <= MAX_PARAMETERS;
  return [text, parameters, few ? { ...(typeof options === 'object' ? options : {}), prepare: true } : options];
}
