import { markup, type Html } from '../http/page';
import { kstWithOffset } from '../kst';
import { FAULT_KINDS } from '../toss/faults';
import type { Toss } from '../toss/toss';
import { table } from './payments-section';

export function faultsSection(toss: Toss): Html {
  const kinds = Object.entries(FAULT_KINDS).map(
    ([operation, names]) =>
      markup`<optgroup label="${operation}">${names.map(
        (name) => markup`<option value="${operation}:${name}">${operation}: ${name}</option>`,
      )}</optgroup>`,
  );
  const rows = toss.faults.list().map(
    (
      fault,
    ) => markup`<tr><td>${fault.operation}: ${fault.kind}</td><td>${fault.orderId ?? fault.paymentKey ?? 'every order'}</td>
<td>${fault.left ?? 'until removed'}</td><td>${fault.used}</td></tr>`,
  );
  return markup`<section class="card" id="faults"><h2>Faults</h2><p>The next matching calls go wrong on purpose.</p>
<form data-api="POST /toss/sim/faults" data-done="fault added"><div class="fields">
<label>What<select name="fault" data-pair>${kinds}</select></label>
<label>How many calls<input name="times" type="number" min="1" value="1"></label>
<label>Order id begins with<input name="orderId"></label><label>Delay in ms<input name="delayMs" type="number" min="0"></label>
<label>Code (refuse)<input name="code" placeholder="REJECT_CARD_PAYMENT"></label>
<label>Amount charged<input name="amount" type="number" min="1"></label></div><button>Add fault</button></form>
${table(['Fault', 'For', 'Calls left', 'Used'], rows, 'No fault is active.')}
<form data-api="DELETE /toss/sim/faults" data-done="faults removed"><button class="plain">Remove all faults</button></form></section>`;
}

export function clockSection(toss: Toss): Html {
  const step = (label: string, ms: number) =>
    markup`<button class="plain" name="ms" value="${ms}" data-number>${label}</button>`;
  return markup`<section class="card" id="clock"><h2>Clock</h2><p>The payment provider thinks it is <strong>${kstWithOffset(
    toss.clock.now(),
  ).replace('T', ' ')}</strong>. Forward only; the shop’s own clock does not move.</p>
<form data-api="POST /toss/sim/advance-clock" data-done="clock moved" class="row-of-buttons">${step('+1 min', 60_000)}
${step('+10 min', 600_000)}${step('+30 min', 1_800_000)}${step('+1 day', 86_400_000)}${step('+4 days', 345_600_000)}</form></section>`;
}
