import { Truck } from 'lucide-react';
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
import { shake } from './samples';

export function BuyBox() {
  return (
    <div className="grid max-w-[500px] gap-5">
      <PriceBlock
        size="page"
        price={32200}
        listPrice={46200}
        currency="KRW"
        locale="ko"
        units={[
          { label: '1포', amount: 2300 },
          { label: '100g당', amount: 4600 },
          { label: '단백질 10g당', amount: 1000 },
        ]}
        note="취소선은 할인 전 20일 최저가예요"
      />
      <NutritionSummary facts={shake} />
      <RadioCards
        legend="맛"
        legendNote="숫자는 1포 단백질이에요"
        name="flavour"
        layout="flavours"
        defaultValue="cacao"
        options={[
          { value: 'cacao', label: '카카오', note: '23g' },
          { value: 'banana', label: '바나나', note: '23g' },
          { value: 'potato', label: '고구마', note: '23g' },
          { value: 'oat', label: '귀리', note: '품절', disabled: true },
          { value: 'nut', label: '견과', note: '17g' },
        ]}
      />
      <RadioCards
        legend="묶음"
        name="pack"
        layout="packs"
        defaultValue="14"
        options={[
          { value: '1', label: '1포', note: '2,500원 · 1포 2,500원' },
          { value: '14', label: '14포', aside: '8%', note: '32,200원 · 1포 2,300원' },
          { value: '28', label: '28포', aside: '12%', note: '61,600원 · 1포 2,200원' },
        ]}
      />
    </div>
  );
}

const ORDERS = [
  { number: '0317', customer: '김*시', amount: '28,700원', state: '상품 준비', tone: 'plain' },
  { number: '0315', customer: '오*진', amount: '19,800원', state: '취소 요청', tone: 'error' },
] as const;

export function Flows() {
  return (
    <div className="grid gap-10 md:grid-cols-[minmax(0,1fr)_380px] md:gap-16">
      <div className="grid min-w-0 content-start gap-8">
        <ProgressStrip percent={69} aside="27,700 / 40,000원">
          <b>12,300원</b> 더 담으면 무료 배송이에요
        </ProgressStrip>
        <HoldStrip time="08:42" percent={83}>
          <p>4가지 상품을 이 시간 동안 맡아 두고 있어요.</p>
          <p>0이 되면 다른 분도 살 수 있지만 장바구니에는 그대로 있어요.</p>
        </HoldStrip>
        <StepsBar
          label="주문 단계"
          current={2}
          steps={[
            { label: '결제 완료', note: '화 20:46' },
            { label: '상품 준비', note: '화 22:10' },
            { label: '배송 중', note: '화 23:31' },
            { label: '배송 완료', note: '수 7시 전' },
            { label: '구매 확정', note: '12월 3일' },
          ]}
        />
        <TimeLine
          label="어떻게 오고 있나요"
          entries={[
            {
              key: 'now',
              state: 'now',
              time: '지금',
              title: '동네 물류센터로 가고 있어요',
              text: '보냉 상자 1개에 담았고, 얼음팩은 아침 9시까지 차가워요.',
              actions: (
                <Button variant="outline" size={44}>
                  <Icon of={Truck} size={18} />
                  배송 조회
                </Button>
              ),
            },
            {
              key: 'a',
              state: 'done',
              time: '화 23:31',
              title: '택배사에 넘겼어요',
              text: '여기부터는 취소 대신 반품으로 도와드려요.',
            },
            { key: 'b', state: 'done', time: '화 20:46', title: '결제했어요', text: '28,700원 · 간편결제.' },
          ]}
        />
        <TimeLine
          label="다음에는"
          entries={[
            { key: 'c', state: 'next', time: '수 7시 전', title: '문 앞에 도착해요', text: '도착 사진을 보내 드려요.' },
            { key: 'd', state: 'next', time: '12월 3일', title: '구매가 확정돼요' },
          ]}
        />
        <Table
          caption="들어온 주문"
          rows={ORDERS}
          rowKey={(row) => row.number}
          columns={[
            { key: 'n', head: '번호', cell: (row) => row.number, rowHead: true },
            { key: 'c', head: '고객', cell: (row) => row.customer },
            { key: 'a', head: '금액', cell: (row) => row.amount, numeric: true },
            { key: 's', head: '상태', cell: (row) => <Tag tone={row.tone}>{row.state}</Tag> },
          ]}
        />
        <Pagination page={3} pages={9} hrefFor={(page) => `/products?page=${page}`} />
      </div>
      <Block title="결제 금액">
        <SummaryRows
          rows={[
            { label: '상품 금액', value: '32,900원' },
            { label: '상품 할인', value: '−5,200원', saving: true },
            { label: '배송비', value: '3,000원' },
          ]}
          total={{ label: '결제할 금액', value: '30,700원' }}
        />
        <Button wide size={56} className="mt-[18px]">
          30,700원 결제하기
        </Button>
      </Block>
    </div>
  );
}
