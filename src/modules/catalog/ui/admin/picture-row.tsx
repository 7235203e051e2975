'use client';

import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide';
import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { Icon } from '~/components/ui/icon';
import { IconButton } from '~/components/ui/icon-button';
import { Tag } from '~/components/ui/tag';
import { TextField } from '~/components/ui/text-field';
import type { Tile } from '../../rules';
import { ALT_MAX, type PictureKind } from '../../rules/pictures';
import { TILES } from '../product-card';

/** A picture as it is edited; without words of its own they are empty. */
export type EditedPicture = {
  readonly path: string;
  readonly kind: PictureKind;
  readonly altKo: string;
  readonly altEn: string;
};

type Words = Partial<Pick<EditedPicture, 'altKo' | 'altEn'>>;

type PictureRowProps = {
  picture: EditedPicture;
  index: number;
  isLast: boolean;
  tile: Tile;
  error: (field: 'altKo' | 'altEn') => string | undefined;
  isDragged: boolean;
  /** Some picture is on its way to another place. */
  isOrdering: boolean;
  onDrag: () => void;
  /** Something is dragged over it: a picture takes its place, a text goes into its fields. */
  onDragOverIt: () => void;
  onDragEnd: () => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
  onWords: (words: Words) => void;
};

const LANGUAGES = [
  ['altKo', 'ko'],
  ['altEn', 'en'],
] as const;

/** One picture: what it is, its words in both languages, and the ways to another place. */
export function PictureRow({ picture, index, isLast, tile, error, isDragged, isOrdering, ...on }: PictureRowProps) {
  const t = useTranslations('admin.island.edit');
  const number = index + 1;
  const isPhoto = picture.kind === 'photo';
  return (
    <li
      className={classNames(
        'grid grid-cols-[88px_minmax(0,1fr)] items-start gap-x-4 gap-y-3 border-b border-line py-4',
        isDragged && 'opacity-50',
      )}
      onDragEnter={on.onDragOverIt}
      onDragOver={(event) => isOrdering && event.preventDefault()}
    >
      <div
        draggable
        title={t('pictures.drag')}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          on.onDrag();
        }}
        onDragEnd={on.onDragEnd}
        className={classNames('relative size-22 cursor-grab overflow-hidden rounded-r3', TILES[tile])}
      >
        <Image
          src={picture.path}
          alt=""
          width={88}
          height={88}
          sizes="88px"
          draggable={false}
          className={classNames('size-full', isPhoto ? 'object-cover' : 'object-contain')}
        />
        <span className="absolute bottom-1 left-1 grid size-6 place-items-center rounded-r2 bg-surface text-ink-2">
          <Icon of={GripVertical} size={18} />
        </span>
      </div>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2">
          <span className="tabular text-label font-semibold">{t('pictures.number', { number })}</span>
          <span className="text-small text-ink-3">{t(`pictures.kinds.${picture.kind}`)}</span>
          {index === 0 && <Tag>{t('pictures.face')}</Tag>}
          <span className="ml-auto flex">
            <IconButton
              icon={ArrowUp}
              label={t('pictures.up', { number })}
              disabled={index === 0}
              className="disabled:text-ink-off"
              onClick={() => on.onMove(-1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t('pictures.down', { number })}
              disabled={isLast}
              className="disabled:text-ink-off"
              onClick={() => on.onMove(1)}
            />
            <IconButton icon={Trash2} label={t('pictures.remove', { number })} onClick={on.onRemove} />
          </span>
        </div>
      </div>
      <div className="col-span-2 grid gap-4 md:col-span-1 md:col-start-2 md:grid-cols-2">
        {LANGUAGES.map(([field, language]) => (
          <TextField
            key={field}
            id={`pictures.${index}.${field}`}
            label={t('pictures.alt', { language: t(language) })}
            lang={language}
            optional={!isPhoto}
            hint={isPhoto ? undefined : t('pictures.altHint')}
            maxLength={ALT_MAX}
            autoComplete="off"
            value={picture[field]}
            onChange={({ target }) => on.onWords({ [field]: target.value })}
            error={error(field)}
          />
        ))}
      </div>
    </li>
  );
}
