import { Truck } from 'lucide';
import { Button } from '~/components/ui/button';
import { HoldStrip } from '~/components/ui/hold-strip';
import { Icon } from '~/components/ui/icon';
import { Pagination } from '~/components/ui/pagination';
import { PriceBlock } from '~/components/ui/price-block';
import { ProgressStrip } from '~/components/ui/progress-strip';
import { RadioCards } from '~/components/ui/radio-cards';
import { Block } from '~/components/ui/section-heading';
import { StepsBar } from '~/components/ui/steps-bar';
import { SummaryRows } from '~/components/ui/summary-rows';
import { Table } from '~/components/ui/table';
import { Tag } from '~/components/ui/tag';
import { TimeLine } from '~/components/ui/time-line';
import { NutritionSummary } from '~/modules/nutrition/ui/nutrition-summary';
import { shake, won } from './samples';

export function BuyBox() {
  return (
    <div className="grid max-w-[500px] gap-5">
      <PriceBlock
        size="page"
        price={32200}
        listPrice={46200}
        currency={won}
        locale="en"
        units={[
          { label: '1 sachet', amount: 2300 },
          { label: 'Per 100 g', amount: 4600 },
          { label: 'Per 10 g protein', amount: 1000 },
        ]}
        note="Struck: lowest price of the 20 days before"
      />
      <NutritionSummary facts={shake} />
      <RadioCards
        legend="Flavour"
        legendNote="Protein per sachet"
        name="flavour"
        layout="flavours"
        defaultValue="cacao"
        options={[
          { value: 'cacao', label: 'Cacao', note: '23g' },
          { value: 'banana', label: 'Banana', note: '23g' },
          { value: 'potato', label: 'Potato', note: '23g' },
          { value: 'oat', label: 'Oat', note: 'Sold out', disabled: true },
          { value: 'nut', label: 'Nut', note: '17g' },
        ]}
      />
      <RadioCards
        legend="Pack"
        name="pack"
        layout="packs"
        defaultValue="14"
        options={[
          { value: '1', label: '1 sachet', note: '2,500 · 2,500 each' },
          { value: '14', label: '14 sachets', aside: '8%', note: '32,200 · 2,300 each' },
          { value: '28', label: '28 sachets', aside: '12%', note: '61,600 · 2,200 each' },
        ]}
      />
    </div>
  );
}

const ORDERS = [
  { number: '0317', customer: 'Kim', amount: '28,700', state: 'Preparing', tone: 'plain' },
  { number: '0315', customer: 'Oh', amount: '19,800', state: 'Cancel asked', tone: 'error' },
] as const;

export function Flows() {
  return (
    <div className="grid gap-10 md:grid-cols-[minmax(0,1fr)_380px] md:gap-16">
      <div className="grid min-w-0 content-start gap-8">
        <ProgressStrip percent={69} aside="27,700 of 40,000">
          <b>12,300</b> more for free delivery
        </ProgressStrip>
        <HoldStrip time="08:42" percent={83}>
          <p>We hold 4 products for you during this time.</p>
          <p>At zero others may buy it too; your cart stays as it is.</p>
        </HoldStrip>
        <StepsBar
          label="Order steps"
          current={2}
          steps={[
            { label: 'Paid', note: 'Tue 20:46' },
            { label: 'Preparing', note: 'Tue 22:10' },
            { label: 'Shipped', note: 'Tue 23:31' },
            { label: 'Delivered', note: 'Wed before 7' },
            { label: 'Completed', note: 'Dec 3' },
          ]}
        />
        <TimeLine
          label="Where it is"
          entries={[
            {
              key: 'now',
              state: 'now',
              time: 'Now',
              title: 'On the way to your depot',
              text: 'One cool box; the ice lasts until 9 in the morning.',
              actions: (
                <Button variant="outline" size={44}>
                  <Icon of={Truck} size={18} />
                  Track
                </Button>
              ),
            },
            {
              key: 'a',
              state: 'done',
              time: 'Tue 23:31',
              title: 'Given to the carrier',
              text: 'From here on a return takes the place of cancelling.',
            },
            { key: 'b', state: 'done', time: 'Tue 20:46', title: 'You paid', text: '28,700, quick pay.' },
          ]}
        />
        <TimeLine
          label="What comes next"
          entries={[
            { key: 'c', state: 'next', time: 'Wed before 7', title: 'At your door', text: 'We send a picture.' },
            { key: 'd', state: 'next', time: 'Dec 3', title: 'The order completes' },
          ]}
        />
        <Table
          caption="New orders"
          rows={ORDERS}
          rowKey={(row) => row.number}
          columns={[
            { key: 'n', head: 'Number', cell: (row) => row.number, rowHead: true },
            { key: 'c', head: 'Customer', cell: (row) => row.customer },
            { key: 'a', head: 'Amount', cell: (row) => row.amount, numeric: true },
            { key: 's', head: 'State', cell: (row) => <Tag tone={row.tone}>{row.state}</Tag> },
          ]}
        />
        <Pagination page={3} pages={9} hrefFor={(page) => `/products?page=${page}`} />
      </div>
      <Block title="Amount">
        <SummaryRows
          rows={[
            { label: 'Products', value: '32,900' },
            { label: 'Discount', value: '−5,200', saving: true },
            { label: 'Delivery', value: '3,000' },
          ]}
          total={{ label: 'To pay', value: '30,700' }}
        />
        <Button wide size={56} className="mt-[18px]">
          Pay 30,700
        </Button>
      </Block>
    </div>
  );
}
