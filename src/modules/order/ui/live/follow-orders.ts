import { streams } from '~/trpc/stream';
import { news, type News } from './news';

type Following = {
  /** Up to which line of its story the page tells. */
  readonly since: number;
  /** Whether somebody signed in looks on; a guest can only ask. */
  readonly signedIn: boolean;
  readonly hear: (standing: News) => void;
  readonly ask: () => Promise<readonly News[]>;
  readonly onLogOut: () => void;
};

/** One stream per browser: the tab that holds this lock has it, and tells the others on the channel of this name. */
const NAME = 'shop-orders';
const POLL_MS = 15_000;
/** Asked so often before a stream is tried again. */
const POLLS = 4;
/** By then a browser that has proven who sits at it keeps its new login. */
const RENEWED_MS = 1_000;

type End = 'TOKEN' | 'LOGIN' | 'NOTHING_OPEN' | 'CLOSING' | 'FAILED' | 'GONE';

/** Hears how orders stand until the answer is called: by the browser's one stream, else by asking now and then. */
export function followOrders({ since, signedIn, hear, ask, onLogOut }: Following): () => void {
  const gone = new AbortController();
  const isGone = () => gone.signal.aborted;
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const told = news.safeParse(data);
    if (told.success) hear(told.data);
  };
  gone.signal.addEventListener('abort', () => channel.close());
  let lastEventId = String(since);
  void follow();
  return () => gone.abort();

  async function follow(): Promise<void> {
    while (!isGone()) {
      if (signedIn) {
        const end = await inTurn(lead);
        if (end === 'LOGIN') return onLogOut();
        if (end === 'NOTHING_OPEN' || end === 'GONE') return;
      }
      for (let polls = 0; polls < POLLS && !isGone(); polls += 1) await poll();
    }
  }

  /** Streams begin one after the other as their access tokens end, and after a while where the shop starts anew. */
  async function lead(): Promise<End> {
    for (let before: End | null = null; ;) {
      const { end, began } = await listen();
      // A proof gives the browser another login in place of this one: where none follows somebody has logged out.
      if (before === 'LOGIN' && !began && end !== 'GONE') return 'LOGIN';
      before = end;
      if (end === 'LOGIN') await pause(RENEWED_MS);
      else if (end === 'TOKEN') await pause(500);
      else if (end === 'CLOSING') await pause(2000 + Math.random() * 4000);
      else return end;
    }
  }

  /** `began`: the shop has let it in. */
  function listen(): Promise<{ readonly end: End; readonly began: boolean }> {
    return new Promise((resolve) => {
      let began = false;
      const subscription = streams.order.follow.subscribe(
        { lastEventId },
        {
          onData: ({ id, data }) => {
            lastEventId = id;
            if (data.kind === 'ENDED') return end(data.why);
            began = true;
            hear(data.standing);
            channel.postMessage(data.standing);
          },
          onStarted: () => {
            began = true;
          },
          onError: () => end('FAILED'),
        },
      );
      const leave = () => end('GONE');
      const end = (why: End) => {
        gone.signal.removeEventListener('abort', leave);
        subscription.unsubscribe();
        resolve({ end: why, began });
      };
      if (isGone()) leave();
      else gone.signal.addEventListener('abort', leave);
    });
  }

  async function poll(): Promise<void> {
    await pause(POLL_MS);
    if (isGone() || document.hidden) return;
    for (const standing of await ask().catch(() => [])) if (!isGone()) hear(standing);
  }

  /** As soon as no other tab does it. */
  function inTurn(work: () => Promise<End>): Promise<End> {
    if (!('locks' in navigator)) return work();
    return navigator.locks.request(NAME, { signal: gone.signal }, work).catch(() => 'GONE' as const);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(go, ms);
      gone.signal.addEventListener('abort', go);
      function go() {
        clearTimeout(timer);
        gone.signal.removeEventListener('abort', go);
        resolve();
      }
    });
  }
}
