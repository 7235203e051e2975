'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Notice } from '~/components/ui/notice';
import { loadPostcode, type PostcodeFound } from './postcode-script';

/** The provider's search in a frame of its own; where it cannot be loaded, one types. */
export function PostalProvider({ onChoose }: { onChoose: (postalCode: string, address: string) => void }) {
  const t = useTranslations('checkout.postal');
  const place = useRef<HTMLDivElement>(null);
  const choose = useRef(onChoose);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    choose.current = onChoose;
  });
  useEffect(() => {
    let gone = false;
    const oncomplete = ({ zonecode, roadAddress, address }: PostcodeFound) =>
      choose.current(zonecode, roadAddress || address);
    loadPostcode().then(
      (Postcode) => {
        if (gone || !place.current) return;
        new Postcode({ oncomplete, width: '100%', height: '100%' }).embed(place.current, { autoClose: false });
      },
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, []);
  if (failed) {
    return (
      <Notice tone="warn" live>
        {t('away')}
      </Notice>
    );
  }
  return <div ref={place} aria-busy className="h-[min(460px,60dvh)]" />;
}
