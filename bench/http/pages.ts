import { part, ratio, tell, type PartResult } from '../measure/figures';
import { inTurns } from '../measure/in-turns';
import { goodput, shown } from '../measure/load';
import { given, seconds } from '../measure/settings';
import { startBareApp } from '../yardsticks/bare-app';
import { client, type Client } from './client';

const CALLERS = 16;
const PAGES = { home: '/', product: '/products/product-0' } as const;
/** As browsers ask. */
const HEADERS = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br, zstd' };

const reading = (server: Client, path: string) => async () => {
  const { status } = await server.send('GET', path, HEADERS);
  return status === 200 ? 'ok' : String(status);
};

async function documentOf(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

/** Stored pages beside static pages of the same Next with nothing in them but as many bytes, in turns. */
async function measure(): Promise<PartResult> {
  const origin = given('SITE_URL').replace('localhost', '127.0.0.1');
  const documents = { home: await documentOf(origin + PAGES.home), product: await documentOf(origin + PAGES.product) };
  const bareApp = await startBareApp(documents);
  const [shop, bare] = [client(origin), client(bareApp.origin)];
  const bytes = async (url: string) => Buffer.byteLength(await documentOf(url));
  const sizes = {
    home: [await bytes(origin + PAGES.home), await bytes(`${bareApp.origin}/home`)],
    product: [await bytes(origin + PAGES.product), await bytes(`${bareApp.origin}/product`)],
  };
  tell('bytes of a page and of the bare one', sizes);
  const loads = await inTurns(
    {
      home: reading(shop, PAGES.home),
      bareHome: reading(bare, '/home'),
      product: reading(shop, PAGES.product),
      bareProduct: reading(bare, '/product'),
    },
    CALLERS,
    seconds,
  );
  shop.close();
  bare.close();
  bareApp.stop();
  const figure = (name: string, own: number, yardstick: number) => ({
    name,
    value: own,
    unit: '/s',
    times: { of: 'a bare page of as many bytes', value: ratio(own, yardstick), goal: 0.8 },
  });
  return {
    part: 'pages',
    figures: [
      figure('home', goodput(loads.home), goodput(loads.bareHome)),
      figure('product', goodput(loads.product), goodput(loads.bareProduct)),
      {
        name: 'requests that failed',
        value: loads.home.rest.count + loads.product.rest.count,
        unit: '',
        goal: { most: 0 },
      },
    ],
    books: [],
    details: {
      sizes,
      loads: {
        home: shown(loads.home),
        bareHome: shown(loads.bareHome),
        product: shown(loads.product),
        bareProduct: shown(loads.bareProduct),
      },
    },
  };
}

part(measure);
