import { markup, page } from '../http/page';

export function indexPage(): string {
  return page(
    'Sandbox',
    markup`<h1>Sandbox</h1><p>Stand-ins for the payment provider, Naver login and mail.</p>
<p><a class="button plain" href="/mail">Mail</a></p>`,
  );
}
