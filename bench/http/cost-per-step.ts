import { cpuDuring, each, type Cpu } from '../measure/processes';
import { STEPS, type Purchase, type Step } from './journey';
import { nthPurchase, Requests, take, type World } from './shop';

const CALLERS = 8;

async function all(world: World, step: Step, purchases: Purchase[], requests: Requests): Promise<Purchase[]> {
  const waiting = [...purchases];
  const good: Purchase[] = [];
  const call = async () => {
    for (let purchase = waiting.pop(); purchase; purchase = waiting.pop()) {
      if ((await take(world, step, purchase, requests)).outcome === 'ok') good.push(purchase);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, call));
  return good;
}

export type StepCost = { readonly step: string; readonly count: number; readonly cpu: Cpu; readonly wallMs: number };

/**
 * CPU milliseconds of every process for each step: `count` purchases go through one step together before any takes the next.
 * What the shop does by itself meanwhile (timers, mails, webhooks) is in the figures of the step it follows.
 */
export async function costPerStep(world: World, count: number, begin: number): Promise<StepCost[]> {
  let purchases = Array.from({ length: count }, (_, n) => nthPurchase(world, begin + n));
  const costs: StepCost[] = [];
  for (const step of STEPS) {
    const begun = performance.now();
    const { result, cpu } = await cpuDuring(() => all(world, step, purchases, new Requests()));
    const wallMs = Math.round(((performance.now() - begun) / count) * 100) / 100;
    costs.push({ step: step.name, count: purchases.length, cpu: each(cpu, purchases.length), wallMs });
    purchases = result;
  }
  return costs;
}
