import { publicProcedure, router } from '~/trpc/init';
import { compareInput, feedInput, listInput, sitemapInput, slugInput, stockInput } from './input';
import { compareProducts } from './service/compare';
import { listFeedOffers, listSitemap, listSitemapFiles } from './service/feeds';
import { fillFoods } from './service/fill-foods';
import { getHome } from './service/get-home';
import { getProduct } from './service/get-product';
import { listProducts } from './service/list-products';
import { listCategories, listStock, listTags } from './service/read-names';

export const catalogRouter = router({
  home: publicProcedure.query(({ ctx }) => getHome(ctx)),
  list: publicProcedure.input(listInput).query(({ ctx, input }) => listProducts(ctx, input)),
  bySlug: publicProcedure.input(slugInput).query(({ ctx, input }) => getProduct(ctx, input)),
  stock: publicProcedure.input(stockInput).query(({ ctx, input }) => listStock(ctx, input)),
  compare: publicProcedure.input(compareInput).query(({ ctx, input }) => compareProducts(ctx, input)),
  fillFoods: publicProcedure.query(({ ctx }) => fillFoods(ctx)),
  categories: publicProcedure.query(({ ctx }) => listCategories(ctx)),
  tags: publicProcedure.query(({ ctx }) => listTags(ctx)),
  sitemapFiles: publicProcedure.query(({ ctx }) => listSitemapFiles(ctx)),
  sitemap: publicProcedure.input(sitemapInput).query(({ ctx, input }) => listSitemap(ctx, input)),
  offers: publicProcedure.input(feedInput).query(({ ctx, input }) => listFeedOffers(ctx, input)),
});
