import { publicProcedure, router } from '~/trpc/init';
import { listInput, slugInput, stockInput } from './input';
import { getHome } from './service/get-home';
import { getProduct } from './service/get-product';
import { listProducts } from './service/list-products';
import { listCategories, listSitemap, listStock, listTags } from './service/read-names';

export const catalogRouter = router({
  home: publicProcedure.query(({ ctx }) => getHome(ctx)),
  list: publicProcedure.input(listInput).query(({ ctx, input }) => listProducts(ctx, input)),
  bySlug: publicProcedure.input(slugInput).query(({ ctx, input }) => getProduct(ctx, input)),
  stock: publicProcedure.input(stockInput).query(({ ctx, input }) => listStock(ctx, input)),
  categories: publicProcedure.query(({ ctx }) => listCategories(ctx)),
  tags: publicProcedure.query(({ ctx }) => listTags(ctx)),
  sitemap: publicProcedure.query(({ ctx }) => listSitemap(ctx)),
});
