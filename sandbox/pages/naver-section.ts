import { markup, type Html } from '../http/page';
import type { Naver } from '../naver/naver';
import { TEST_USERS } from '../naver/users';

const LABELS = {
  numberExpiresIn: '“expires_in” as a number',
  missingEmail: 'E-mail missing',
  missingName: 'Name missing',
  noValidData: 'Token call: “no valid data in session”',
  token500: 'Token call: HTTP 500',
};

export function naverSection(naver: Naver): Html {
  const now = naver.switches.for(undefined);
  const boxes = [
    ['numberExpiresIn', now.numberExpiresIn],
    ['missingEmail', now.missingEmail],
    ['missingName', now.missingName],
    ['noValidData', now.noValidData],
    ['token500', now.token500],
  ] as const;
  const rows = boxes.map(
    ([name, isOn]) =>
      markup`<label class="row"><input type="checkbox" name="${name}"${isOn && markup` checked`}>${LABELS[name]}</label>`,
  );
  const codes = (['off', '401', '200'] as const).map(
    (value) =>
      markup`<option value="${value}"${value === now.profile024 && markup` selected`}>${
        value === 'off' ? 'answers normally' : `024 with HTTP ${value}`
      }</option>`,
  );
  const users = TEST_USERS.map((user) => markup`<option value="${user.id}">${user.label}</option>`);
  return markup`<section class="card" id="naver"><h2>Naver sign-in</h2><p>Press the Naver button on the shop’s login page: the sandbox shows its own
sign-in page with test users and a consent box per field.</p>
<form data-api="POST /naver/sim/switches" data-done="switches set">${rows}
<label>The profile call<select name="profile024">${codes}</select></label><p></p><button>Set switches</button></form>
<hr><form data-api="POST /naver/sim/unlink" data-done="notice sent"><label>User who withdraws consent at Naver<select name="userId">${users}</select></label><p></p>
<button class="plain">Send the unlink notice</button></form></section>`;
}
