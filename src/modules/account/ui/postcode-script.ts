/** What the provider says of the address somebody picked; the street's name is missing where a place has only a lot number. */
export type PostcodeFound = {
  readonly zonecode: string;
  readonly roadAddress: string;
  readonly address: string;
};

type PostcodeOptions = {
  readonly oncomplete: (found: PostcodeFound) => void;
  readonly width: string;
  readonly height: string;
};
type Postcode = new (options: PostcodeOptions) => {
  embed: (place: HTMLElement, options: { autoClose: boolean }) => void;
};

declare global {
  interface Window {
    daum?: { Postcode?: Postcode };
  }
}

// The content policy names the host of this script and those of the frames it opens (src/server/content-policy.ts).
const SCRIPT = 'https://t1.daumcdn.net/mapjsapi/bundle/postcode/prod/postcode.v2.js';

let loading: Promise<Postcode> | undefined;

/** Loads the provider's script once; after a failure the next call tries again. */
export function loadPostcode(): Promise<Postcode> {
  loading ??= new Promise<Postcode>((resolve, reject) => {
    const script = document.createElement('script');
    const fail = () => {
      loading = undefined;
      script.remove();
      reject(new Error('The postcode script did not load.'));
    };
    script.src = SCRIPT;
    script.async = true;
    script.addEventListener('load', () => (window.daum?.Postcode ? resolve(window.daum.Postcode) : fail()));
    script.addEventListener('error', fail);
    document.head.append(script);
  });
  return loading;
}
