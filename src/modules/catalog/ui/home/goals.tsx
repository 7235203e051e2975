import { ArrowRight } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { Picture } from '~/components/ui/picture';
import { SectionHeading } from '~/components/ui/section-heading';
import { Link } from '~/i18n/navigation';
import type { Goal } from '~/modules/catalog/rules';
import type { MacroGrams } from '~/modules/nutrition/rules';
import { MacroBar } from '~/modules/nutrition/ui/macro-bar';
import { MacroCaption } from '~/modules/nutrition/ui/macro-caption';

type GoalFace = { readonly slug: Goal; readonly count: number; readonly image: string; readonly amounts: MacroGrams };

/** Five ways to choose by nutrients; the numbers under each are those of the product shown. */
export function Goals({ goals }: { goals: readonly GoalFace[] }) {
  const t = useTranslations('home.goals');
  return (
    <section className="far wrap pt-section [--far:815px] md:[--far:480px]">
      <SectionHeading title={t('title')} note={t('note')} />
      <ul className="border-t-2 border-ink md:grid md:grid-cols-5 md:border-b md:border-b-line">
        {goals.map(({ slug, count, image, amounts }) => (
          <li key={slug} className="group/goal min-w-0">
            <Link
              href={`/products?tag=${slug}`}
              className="grid h-full grid-cols-[1fr_96px] gap-x-4 border-b border-line pt-4.5 pb-4 md:flex md:flex-col md:border-b-0 md:border-l md:px-5 md:pt-6 md:pb-5 md:group-first/goal:border-l-0 md:group-first/goal:pl-0 md:group-last/goal:pr-0"
            >
              <div className="col-start-1">
                <h3 className="md:text-[1.1875rem]">{t(`${slug}.name`)}</h3>
                <p className="mt-0.5 mb-3 text-small text-ink-2 md:mt-1 md:mb-5 md:min-h-15">{t(`${slug}.rule`)}</p>
              </div>
              <div className="col-start-1">
                <MacroBar grams={amounts} size="panel" />
                <MacroCaption grams={amounts} spread className="mt-2" />
              </div>
              <div className="col-start-2 row-start-1 row-end-3 self-center justify-self-end md:mt-4 md:-ml-3.5 md:h-29 md:self-start">
                <Picture
                  src={image}
                  alt=""
                  size={116}
                  sizes="(max-width: 1023px) 92px, 116px"
                  widths={[128, 256, 384]}
                  className="size-23 md:size-29"
                />
              </div>
              <span className="hidden min-h-tap items-center justify-between border-t border-line text-small font-semibold text-ink-2 md:mt-3 md:flex">
                {t('show', { count })}
                <Icon of={ArrowRight} size={18} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
