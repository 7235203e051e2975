import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';

type EditEndProps = {
  /** What keeps the form from being sent; the fields say the rest. */
  problem: ReactNode;
  /** Why it was not saved. */
  refused: ReactNode;
  pending: boolean;
  isUnsaved: boolean;
  /** What the button says. */
  children: ReactNode;
};

/** How a form of the editor ends: what is wrong, the button, and whether something is typed and not saved. */
export function EditEnd({ problem, refused, pending, isUnsaved, children }: EditEndProps) {
  const t = useTranslations('admin.island.edit');
  return (
    <>
      {[problem, refused].map(
        (text, index) =>
          text && (
            <Notice key={index} tone="error" live>
              {text}
            </Notice>
          ),
      )}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" pending={pending}>
          {children}
        </Button>
        {isUnsaved && <p className="text-small text-ink-3">{t('unsaved')}</p>}
      </div>
    </>
  );
}
