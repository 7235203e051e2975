import { Amount } from '~/components/ui/amount';
import { Bar } from '~/components/ui/bar';
import { Dotted } from '~/components/ui/dotted';
import { FilterLinks } from '~/components/ui/filter-links';
import { RowList } from '~/components/ui/row-list';
import { ShopAnswer } from '~/components/ui/shop-answer';
import { Stars } from '~/components/ui/stars';
import { Tag } from '~/components/ui/tag';
import { Questions } from './islands';
import { Part } from './part';
import { won } from './samples';

/** The parts of lists, reviews and the desk. */
export function MoreParts() {
  return (
    <div className="mt-10 grid gap-x-10 gap-y-12 md:grid-cols-2">
      <Part title="Stars, to the half">
        {[0, 1, 7, 10].map((halves) => (
          <Stars key={halves} halves={halves} size={22} />
        ))}
      </Part>
      <Part title="Bars and amounts">
        <Bar percent={0} height={4} />
        <Bar percent={62} />
        <Bar percent={120} height={8} />
        <p className="text-h3">
          <Amount money={{ amount: 32200, currency: won }} locale="en" />
        </p>
        <Dotted facts="1 sachet 50 g · 185 kcal · 6,440 won per 100 g" />
      </Part>
      <Part title="Filters as links">
        <FilterLinks
          label="State"
          links={[
            { href: '/products', label: 'All', current: true, count: 165 },
            { href: '/products?tag=best', label: 'Best', current: false, count: 24 },
            { href: '/products?tag=price-down', label: 'Price drops', current: false },
          ]}
        />
      </Part>
      <Part title="Rows of a phone">
        <RowList
          label="Products"
          rows={[
            { key: 'link', href: '/products', title: 'Protein shake', value: '32,200', note: '14 sachets' },
            { key: 'read', title: 'Chicken breast', value: '2,900', tag: <Tag tone="warn">2 left</Tag> },
          ]}
        />
      </Part>
      <Part title="The shop's answer">
        <ShopAnswer from="Energy Factory" when="28 Nov">
          {'Thank you for telling us.\nThe next batch is baked shorter.'}
        </ShopAnswer>
      </Part>
      <Part title="Questions before a step">
        <Questions />
      </Part>
    </div>
  );
}
