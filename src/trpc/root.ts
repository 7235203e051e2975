import 'server-only';
import { catalogRouter } from '~/modules/catalog/router';
import { cartRouter } from '~/modules/cart/router';
import { nutritionRouter } from '~/modules/nutrition/router';
import { orderRouter } from '~/modules/order/router';
import { noticeRouter } from '~/modules/notice/router';
import { paymentRouter } from '~/modules/payment/router';
import { accountRouter } from '~/modules/account/router';
import { privacyRouter } from '~/modules/privacy/router';
import { claimRouter } from '~/modules/claim/router';
import { questionAdminRouter } from '~/modules/question/admin-router';
import { questionRouter } from '~/modules/question/router';
import { restockRouter } from '~/modules/restock/router';
import { reviewRouter } from '~/modules/review/router';
import { visitorRouter } from '~/modules/visitor/router';
import { wishRouter } from '~/modules/wish/router';
import { accountAdminRouter } from '~/modules/account/admin-router';
import { actsAdminRouter, auditAdminRouter } from '~/modules/audit/admin-router';
import { catalogAdminRouter, searchAdminRouter } from '~/modules/catalog/admin-router';
import { reviewAdminRouter } from '~/modules/review/admin-router';
import { claimAdminRouter, deskOrdersAdminRouter } from '~/modules/claim/admin-router';
import { inventoryAdminRouter } from '~/modules/inventory/admin-router';
import { holdsAdminRouter, memberOrdersAdminRouter, orderAdminRouter } from '~/modules/order/admin-router';
import { paymentAdminRouter } from '~/modules/payment/admin-router';
import { createCallerFactory, mergeRouters, router } from './init';

export const appRouter = router({
  catalog: catalogRouter,
  nutrition: nutritionRouter,
  cart: cartRouter,
  order: orderRouter,
  payment: paymentRouter,
  notice: noticeRouter,
  claim: claimRouter,
  review: reviewRouter,
  question: questionRouter,
  restock: restockRouter,
  wish: wishRouter,
  visitor: visitorRouter,
  account: accountRouter,
  privacy: privacyRouter,
  admin: router({
    products: catalogAdminRouter,
    search: searchAdminRouter,
    reviews: reviewAdminRouter,
    questions: questionAdminRouter,
    stock: mergeRouters(inventoryAdminRouter, holdsAdminRouter),
    orders: mergeRouters(orderAdminRouter, deskOrdersAdminRouter),
    claims: claimAdminRouter,
    payments: paymentAdminRouter,
    books: auditAdminRouter,
    members: mergeRouters(accountAdminRouter, memberOrdersAdminRouter),
    acts: actsAdminRouter,
  }),
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
