'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { useToast } from '~/components/ui/toast';
import { useLeaveWarning } from '~/components/ui/use-leave-warning';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { problemsOf, useFieldWords } from '~/modules/inventory/ui/use-field-words';
import { trpc } from '~/trpc/client';
import { picturesInput } from '../../admin-input';
import type { Tile } from '../../rules';
import { PICTURES_MAX } from '../../rules/pictures';
import { AddPictures } from './add-pictures';
import { EditEnd } from './edit-end';
import { LeftPictures } from './left-pictures';
import { PictureRow, type EditedPicture } from './picture-row';

type EditPicturesProps = {
  productId: Id<'prd'>;
  edition: number;
  tile: Tile;
  /** As they are stored now. */
  stored: readonly EditedPicture[];
  /** What the product showed once. */
  left: readonly EditedPicture[];
  hasFlavourPictures: boolean;
};

/** A list with one of its items at another place. */
function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

/** The pictures of a product: their order, by buttons or by dragging, their words, which to leave out and new ones. Saved together. */
export function EditPictures({ productId, edition, tile, stored, left, hasFlavourPictures }: EditPicturesProps) {
  const t = useTranslations('admin.island.edit');
  const sentence = useFieldWords();
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const [opened, setOpened] = useState(stored);
  const [pictures, setPictures] = useState(stored);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const isUnsaved = JSON.stringify(pictures) !== JSON.stringify(opened);
  useLeaveWarning(isUnsaved);
  const save = trpc.admin.products.savePictures.useMutation({
    onSuccess: () => {
      toast({ text: t('pictures.saved') });
      setOpened(pictures);
      router.refresh();
    },
    onError: () => router.refresh(),
  });

  function change(next: readonly EditedPicture[]) {
    setPictures(next);
    setProblems({});
  }

  function move(from: number, to: number) {
    if (to < 0 || to >= pictures.length || from === to) return;
    change(moved(pictures, from, to));
    setSaid(t('pictures.moved', { number: to + 1 }));
  }

  function remove(at: number) {
    const before = pictures;
    change(pictures.filter((_, index) => index !== at));
    toast({ text: t('pictures.removed'), action: { label: t('pictures.undo'), onAction: () => change(before) } });
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const sent = pictures.map(({ path, altKo, altEn }) => ({ path, altKo, altEn }));
    const parsed = picturesInput.safeParse({ productId, seen: edition, pictures: sent });
    const found = parsed.success ? {} : problemsOf(parsed.error);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first) document.getElementById(first)?.focus();
    if (!parsed.success || save.isPending) return;
    const words = parsed.data.pictures;
    setPictures(
      pictures.map((each, at) => ({ ...each, altKo: words[at]?.altKo ?? '', altEn: words[at]?.altEn ?? '' })),
    );
    save.mutate(parsed.data);
  }

  const spare = [...stored, ...left].filter(({ path }) => !pictures.some((picture) => picture.path === path));
  return (
    <form noValidate onSubmit={submit} className="grid max-w-[920px] gap-5 pt-4">
      <p className="text-ui text-ink-2">
        {t('pictures.lead', { max: PICTURES_MAX })} {hasFlavourPictures && t('pictures.flavours')}
      </p>
      <ol aria-label={t('pictures.list')} className="border-t border-line">
        {pictures.map((picture, index) => (
          <PictureRow
            key={picture.path}
            picture={picture}
            index={index}
            isLast={index === pictures.length - 1}
            tile={tile}
            error={(field) => sentence(problems[`pictures.${index}.${field}`])}
            isDragged={dragged === index}
            isOrdering={dragged !== null}
            onDrag={() => setDragged(index)}
            onDragOverIt={() => {
              if (dragged === null || dragged === index) return;
              move(dragged, index);
              setDragged(index);
            }}
            onDragEnd={() => setDragged(null)}
            onMove={(step) => move(index, index + step)}
            onRemove={() => remove(index)}
            onWords={(words) => change(pictures.map((each, at) => (at === index ? { ...each, ...words } : each)))}
          />
        ))}
      </ol>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <AddPictures
        productId={productId}
        room={PICTURES_MAX - pictures.length}
        onAdd={(path) => setPictures((before) => [...before, { path, kind: 'photo', altKo: '', altEn: '' }])}
      />
      <LeftPictures pictures={spare} tile={tile} onPutBack={(picture) => change([...pictures, picture])} />
      <EditEnd
        problem={Object.keys(problems).length > 0 && (sentence(problems.pictures) ?? t('check'))}
        refused={save.error && refusal(save.error.data)}
        pending={save.isPending}
        isUnsaved={isUnsaved}
      >
        {t('pictures.save')}
      </EditEnd>
    </form>
  );
}
