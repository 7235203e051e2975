import 'server-only';
import { catalogRouter } from '~/modules/catalog/router';
import { cartRouter } from '~/modules/cart/router';
import { orderRouter } from '~/modules/order/router';
import { paymentRouter } from '~/modules/payment/router';
import { accountRouter } from '~/modules/account/router';
import { catalogAdminRouter } from '~/modules/catalog/admin-router';
import { inventoryAdminRouter } from '~/modules/inventory/admin-router';
import { orderAdminRouter } from '~/modules/order/admin-router';
import { paymentAdminRouter } from '~/modules/payment/admin-router';
import { createCallerFactory, router } from './init';

export const appRouter = router({
  catalog: catalogRouter,
  cart: cartRouter,
  order: orderRouter,
  payment: paymentRouter,
  account: accountRouter,
  admin: router({
    products: catalogAdminRouter,
    stock: inventoryAdminRouter,
    orders: orderAdminRouter,
    payments: paymentAdminRouter,
  }),
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
