CREATE TABLE "search_counts" (
	"day" date NOT NULL,
	"query" text NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "search_counts_day_query_pk" PRIMARY KEY("day","query")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"product_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"grams" "tsvector" NOT NULL,
	"popularity" integer NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	"tier" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"id" text PRIMARY KEY NOT NULL,
	"word" text NOT NULL,
	"other" text NOT NULL,
	"word_key" text NOT NULL,
	"other_key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "search_synonyms_differ" CHECK ("search_synonyms"."word_key" <> "search_synonyms"."other_key" AND "search_synonyms"."word_key" <> '' AND "search_synonyms"."other_key" <> '')
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"key" text PRIMARY KEY NOT NULL,
	"word" text NOT NULL,
	"strokes" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_documents_name_idx" ON "search_documents" USING btree ("name");--> statement-breakpoint
CREATE INDEX "search_documents_tier_0_idx" ON "search_documents" USING gin ("grams") WITH (fastupdate=false) WHERE "search_documents"."tier" = 0;--> statement-breakpoint
CREATE INDEX "search_documents_tier_1_idx" ON "search_documents" USING gin ("grams") WITH (fastupdate=false) WHERE "search_documents"."tier" = 1;--> statement-breakpoint
CREATE INDEX "search_documents_tier_2_idx" ON "search_documents" USING gin ("grams") WITH (fastupdate=false) WHERE "search_documents"."tier" = 2;--> statement-breakpoint
CREATE UNIQUE INDEX "search_synonyms_pair_key" ON "search_synonyms" USING btree (least(word_key, other_key),greatest(word_key, other_key));--> statement-breakpoint
CREATE INDEX "search_words_strokes_idx" ON "search_words" USING gist ("strokes" gist_trgm_ops);--> statement-breakpoint
-- By hand:
-- How a word sounds: small letters, without accents, spaces and dashes; of Korean vowels and consonants that are mistaken for each
-- other one stands for all, and what is written at a syllable's end is what is heard there. The same as soundKey in src/lib/korean.
CREATE FUNCTION search_key(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN normalize(
  translate(
    regexp_replace(normalize(lower(words), NFD), U&'[\0300-\036F\2018\2019\201C\201D\00B7[:space:]./,()"''!?~:;&+-]+', '', 'g'),
    U&'\1101\1104\1108\110A\110D\1162\1163\1164\1167\1168\116B\116C\116D\1170\1171\1172\1174\11A9\11AA\11AC\11AD\11B0\11B1\11B2\11B3\11B4\11B5\11B6\11B9\11BA\11BB\11BD\11BE\11BF\11C0\11C1\11C2',
    U&'\1100\1103\1107\1109\110C\1166\1161\1166\1165\1166\1166\1166\1169\1166\1175\116E\1175\11A8\11A8\11AB\11AB\11A8\11B7\11AF\11AF\11AF\11B8\11AF\11B8\11AE\11AE\11AE\11AE\11A8\11AE\11B8\11AE'),
  NFC);
--> statement-breakpoint
-- The first consonant of every syllable, as letters that stand in no other key.
CREATE FUNCTION search_initials(key text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
  regexp_replace(normalize(key, NFD), U&'[^\1100-\1112]+', '', 'g');
--> statement-breakpoint
-- Korean in Latin letters, in capitals that stand in no other key: k for g and k, o for every rounded vowel, no letter twice in a row.
-- What people write is made the same by romanKey in src/lib/korean.
CREATE FUNCTION search_roman(key text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN regexp_replace(
  translate(
    regexp_replace(normalize(key, NFD), U&'[^\1100-\11FF]+', '', 'g'),
    U&'\1100\1102\1103\1105\1106\1107\1109\110C\110E\110F\1110\1111\1112\1161\1165\1166\1169\116A\116E\116F\1173\1175\11A8\11AB\11AE\11AF\11B7\11B8\11BC\110B',
    'KNTLMPSCCKTPHAOEOAOOOIKNTLMPN'),
  '(.)\1+', '\1', 'g');
--> statement-breakpoint
-- A word letter by letter, so that a slip is one letter and not one syllable; letters that sound nearly alike are one.
CREATE FUNCTION search_strokes(key text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN translate(
  normalize(lower(key), NFD),
  U&'\1100\1102\1103\1105\1106\1107\1109\110B\110C\110E\110F\1110\1111\1112\1161\1165\1166\1169\116A\116E\116F\1173\1175\11A8\11AB\11AE\11AF\11B7\11B8\11BC',
  'rsefaqtdwwreqgkjph1n2nlrsefaqd');
--> statement-breakpoint
-- One and two letters from every place of every key; keys stand apart by spaces.
CREATE FUNCTION search_grams(keys text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
  FROM generate_series(1, length(keys)) place, unnest(ARRAY[substr(keys, place, 1), substr(keys, place, 2)]) gram
  WHERE strpos(gram, ' ') = 0);
--> statement-breakpoint
-- The tsquery of the documents that hold every piece of a key.
CREATE FUNCTION search_pieces(key text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (
  SELECT '(' || string_agg('''' || replace(replace(gram, '\', '\\'), '''', '''''') || '''', ' & ') || ')'
  FROM unnest(search_grams(key)) gram WHERE length(gram) = 2 OR length(key) = 1);
--> statement-breakpoint
-- Writes the documents of these products anew; a product off sale has none. Their words are remembered for those who mistype them.
CREATE FUNCTION search_refresh(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_documents d WHERE d.product_id = ANY (ids)
    AND NOT EXISTS (SELECT 1 FROM products p WHERE p.id = d.product_id AND p.status = 'ACTIVE');
  WITH said AS (
    SELECT p.id, p.popularity, search_key(p.name_ko) AS ko, search_key(p.name_en) AS en, search_key(c.name_ko) AS category,
      ARRAY[search_key(b.name_ko), search_key(b.name_en), search_key(c.name_en)]
        || ARRAY(SELECT search_key(word) FROM product_tags pt JOIN tags t ON t.id = pt.tag_id, unnest(ARRAY[t.name_ko, t.name_en]) word
                 WHERE pt.product_id = p.id)
        || ARRAY(SELECT DISTINCT search_key(word) FROM variants v, unnest(ARRAY[v.flavour_ko, v.flavour_en]) word
                 WHERE v.product_id = p.id AND v.active AND word IS NOT NULL) AS more
    FROM products p JOIN brands b ON b.id = p.brand_id JOIN categories c ON c.id = p.category_id
    WHERE p.id = ANY (ids) AND p.status = 'ACTIVE'
  ), titled AS (
    SELECT *, concat_ws(' ', ko, en, nullif(search_roman(ko), ''), nullif(search_initials(ko), ''), category) AS title FROM said
  ), bodied AS (
    SELECT *, concat_ws(' ', title, nullif(search_roman(category), ''), nullif(search_initials(category), ''), array_to_string(more, ' ')) AS body
    FROM titled
  )
  INSERT INTO search_documents AS d (product_id, name, title, body, grams, popularity)
  SELECT id, ko, title, body, array_to_tsvector(search_grams(body)), popularity FROM bodied
  ON CONFLICT (product_id) DO UPDATE SET name = excluded.name, title = excluded.title, body = excluded.body, grams = excluded.grams,
    popularity = excluded.popularity;
  INSERT INTO search_words (key, word, strokes)
  SELECT DISTINCT ON (made) made, word, search_strokes(made)
  FROM products p JOIN brands b ON b.id = p.brand_id JOIN categories c ON c.id = p.category_id,
    unnest(ARRAY[p.name_ko, p.name_en, b.name_ko, b.name_en, c.name_ko, c.name_en]) said,
    regexp_split_to_table(said, U&'[[:space:]\00B7,&]+') word,
    unnest(ARRAY[search_key(word), search_roman(search_key(word))]) made
  WHERE p.id = ANY (ids) AND p.status = 'ACTIVE' AND length(made) >= 2
  ORDER BY made, word
  ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_follow_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM search_refresh(array_agg(id)) FROM new_rows;
  ELSE
    PERFORM search_refresh(array_agg(n.id)) FROM new_rows n JOIN old_rows o USING (id)
    WHERE (n.name_ko, n.name_en, n.brand_id, n.category_id, n.status, n.popularity)
      IS DISTINCT FROM (o.name_ko, o.name_en, o.brand_id, o.category_id, o.status, o.popularity)
    HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER products_searched_insert AFTER INSERT ON "products" REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_follow_products();
--> statement-breakpoint
CREATE TRIGGER products_searched_update AFTER UPDATE ON "products" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_follow_products();
--> statement-breakpoint
CREATE FUNCTION search_follow_variants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    PERFORM search_refresh(array_agg(DISTINCT n.product_id)) FROM new_rows n JOIN old_rows o USING (id)
    WHERE (n.flavour_ko, n.flavour_en, n.active) IS DISTINCT FROM (o.flavour_ko, o.flavour_en, o.active) HAVING count(*) > 0;
  ELSE
    PERFORM search_refresh(array_agg(DISTINCT product_id)) FROM changed_rows WHERE flavour_ko IS NOT NULL HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER variants_searched_insert AFTER INSERT ON "variants" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION search_follow_variants();
--> statement-breakpoint
CREATE TRIGGER variants_searched_update AFTER UPDATE ON "variants" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_follow_variants();
--> statement-breakpoint
CREATE TRIGGER variants_searched_delete AFTER DELETE ON "variants" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION search_follow_variants();
--> statement-breakpoint
CREATE FUNCTION search_follow_product_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_refresh(array_agg(DISTINCT product_id)) FROM changed_rows HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_tags_searched_insert AFTER INSERT ON "product_tags" REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION search_follow_product_tags();
--> statement-breakpoint
CREATE TRIGGER product_tags_searched_delete AFTER DELETE ON "product_tags" REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION search_follow_product_tags();
--> statement-breakpoint
-- A brand, category or tag with another name: everything that bears it.
CREATE FUNCTION search_follow_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_refresh(array_agg(p.id)) FROM products p
  WHERE (TG_TABLE_NAME = 'brands' AND p.brand_id = NEW.id) OR (TG_TABLE_NAME = 'categories' AND p.category_id = NEW.id)
    OR (TG_TABLE_NAME = 'tags' AND EXISTS (SELECT 1 FROM product_tags pt WHERE pt.product_id = p.id AND pt.tag_id = NEW.id))
  HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER brands_searched AFTER UPDATE ON "brands" FOR EACH ROW WHEN ((OLD.name_ko, OLD.name_en) IS DISTINCT FROM (NEW.name_ko, NEW.name_en)) EXECUTE FUNCTION search_follow_names();
--> statement-breakpoint
CREATE TRIGGER categories_searched AFTER UPDATE ON "categories" FOR EACH ROW WHEN ((OLD.name_ko, OLD.name_en) IS DISTINCT FROM (NEW.name_ko, NEW.name_en)) EXECUTE FUNCTION search_follow_names();
--> statement-breakpoint
CREATE TRIGGER tags_searched AFTER UPDATE ON "tags" FOR EACH ROW WHEN ((OLD.name_ko, OLD.name_en) IS DISTINCT FROM (NEW.name_ko, NEW.name_en)) EXECUTE FUNCTION search_follow_names();
--> statement-breakpoint
-- Products that answer every word, the best match first. `words` is a list of words, each a list of [key, worth] that may stand for it;
-- `wholes` is all of them in one. Best sellers first: where they give `enough`, nothing else is looked at.
CREATE FUNCTION search_within(words jsonb, wholes text[], enough integer, most integer)
RETURNS TABLE (product_id text, score real) LANGUAGE plpgsql STABLE AS $$
DECLARE
  fits text; points text; bonus text; pieces tsquery; part text; hits integer; found integer := 0;
BEGIN
  WITH said AS (
    SELECT word.n, way ->> 0 AS key, (way ->> 1)::real AS worth
    FROM jsonb_array_elements(words) WITH ORDINALITY word(ways, n), jsonb_array_elements(word.ways) way
  ), meant AS (
    SELECT n, key, worth FROM said
    UNION ALL
    SELECT n, replace(key, same.one, same.other), worth * 0.9 FROM said JOIN (
      SELECT word_key AS one, other_key AS other FROM search_synonyms UNION ALL SELECT other_key, word_key FROM search_synonyms
    ) same ON strpos(key, same.one) > 0 AND (key = same.one OR length(same.one) > 1)
  ), ways AS (
    SELECT n, key, max(worth) AS worth FROM meant WHERE key <> '' GROUP BY n, key
  ), each AS (
    SELECT n, '(' || string_agg(format('strpos(d.body, %L) > 0', key), ' OR ') || ')' AS fits,
      'greatest(' || string_agg(format('CASE WHEN strpos(d.title, %1$L) > 0 THEN %2$s WHEN strpos(d.body, %1$L) > 0 THEN %3$s ELSE 0 END',
        key, worth * 8, worth * 3), ', ') || ')' AS points,
      '(' || string_agg(search_pieces(key), ' | ') || ')' AS pieces
    FROM ways GROUP BY n
  )
  SELECT string_agg(each.fits, ' AND '), '(' || string_agg(each.points, ' + ') || ') / ' || count(*), string_agg(each.pieces, ' & ')::tsquery
  INTO fits, points, pieces FROM each;
  IF fits IS NULL THEN RETURN; END IF;
  SELECT 'greatest(0, ' || string_agg(format(
    $case$CASE WHEN strpos(' ' || d.title || ' ', %L) > 0 THEN 30 WHEN strpos(d.title || ' ', %L) > 0 THEN 14
      WHEN strpos(' ' || d.title, %L) > 0 THEN 11 WHEN strpos(d.title, %L) > 0 THEN 9 ELSE 0 END$case$,
    ' ' || whole || ' ', whole || ' ', ' ' || whole, whole), ', ') || ')'
  INTO bonus FROM unnest(wholes) whole WHERE whole <> '';
  -- Whoever writes a whole name finds it, however seldom it is bought.
  FOREACH part IN ARRAY ARRAY['d.name = ANY ($3)', 'd.tier = 0 AND d.name <> ALL ($3)', 'd.tier = 1 AND d.name <> ALL ($3)', 'd.tier = 2 AND d.name <> ALL ($3)'] LOOP
    RETURN QUERY EXECUTE format(
      'SELECT d.product_id, (%s + %s + 0.8 * ln(1 + d.sold) + d.popularity / 250.0 - length(d.name) / 10.0)::real
       FROM search_documents d WHERE %s AND d.grams @@ $1 AND %s ORDER BY 2 DESC, 1 LIMIT $2',
      coalesce(bonus, '0'), points, part, fits) USING pieces, most, wholes;
    GET DIAGNOSTICS hits = ROW_COUNT;
    found := found + hits;
    EXIT WHEN found >= enough;
  END LOOP;
END $$;
--> statement-breakpoint
-- What may have been meant by words that nothing answers, as {words, shown}: a word in two that were written as one, else the nearest
-- word of the catalogue, else none; and where all of them together find nothing, the last alone. `shown` has null for a word as it was.
CREATE FUNCTION search_repair(words jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  ways jsonb; first_key text; halves jsonb; near record; mended jsonb := '[]'; shown jsonb := '[]'; place integer; n integer := 0;
BEGIN
  FOR ways IN SELECT jsonb_array_elements(words) LOOP
    n := n + 1;
    first_key := ways -> 0 ->> 0;
    IF EXISTS (SELECT 1 FROM search_within(jsonb_build_array(ways), '{}', 1, 1)) THEN
      mended := mended || jsonb_build_array(ways);
      shown := shown || jsonb_build_array(jsonb_build_array(n, NULL));
      CONTINUE;
    END IF;
    halves := NULL;
    FOR place IN 2 .. length(first_key) - 2 LOOP
      halves := jsonb_build_array(
        jsonb_build_array(jsonb_build_array(left(first_key, place), 1)), jsonb_build_array(jsonb_build_array(substr(first_key, place + 1), 1)));
      EXIT WHEN EXISTS (SELECT 1 FROM search_within(halves, '{}', 1, 1));
      halves := NULL;
    END LOOP;
    IF halves IS NOT NULL THEN
      mended := mended || halves;
      shown := shown || jsonb_build_array(jsonb_build_array(n, NULL));
      CONTINUE;
    END IF;
    -- Numbers and signs are never mistyped words.
    CONTINUE WHEN first_key ~ '[!-@[-`{-~]';
    SELECT nearest.key, nearest.word INTO near FROM jsonb_array_elements(ways) way,
      LATERAL (SELECT v.key, v.word, v.strokes <-> search_strokes(way ->> 0) AS far FROM search_words v
               ORDER BY v.strokes <-> search_strokes(way ->> 0) LIMIT 1) nearest
    WHERE nearest.far < 0.65 ORDER BY nearest.far LIMIT 1;
    IF FOUND THEN
      mended := mended || jsonb_build_array(jsonb_build_array(jsonb_build_array(near.key, 1)));
      shown := shown || jsonb_build_array(jsonb_build_array(n, near.word));
    END IF;
  END LOOP;
  IF jsonb_array_length(mended) > 1 AND NOT EXISTS (SELECT 1 FROM search_within(mended, '{}', 1, 1)) THEN
    mended := jsonb_build_array(mended -> -1);
    shown := jsonb_build_array(shown -> -1);
  END IF;
  RETURN jsonb_build_object('words', mended, 'shown', shown);
END $$;
--> statement-breakpoint
CREATE FUNCTION search_products(words jsonb, wholes text[], enough integer, most integer)
RETURNS TABLE (product_id text, score real, repaired boolean) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY SELECT hit.product_id, hit.score, false FROM search_within(words, wholes, enough, most) hit;
  IF NOT FOUND THEN
    RETURN QUERY SELECT hit.product_id, hit.score, true FROM search_within(search_repair(words) -> 'words', '{}', enough, most) hit;
  END IF;
END $$;
--> statement-breakpoint
-- Counts the units that orders of the last 90 days paid for, and sorts the products into tiers by them. Returns how many have moved.
CREATE FUNCTION search_rank() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE moved integer;
BEGIN
  WITH sales AS (
    SELECT line.product_id, sum(line.quantity)::integer AS sold FROM order_lines line JOIN orders o ON o.id = line.order_id
    WHERE o.paid_at > now() - interval '90 days' GROUP BY line.product_id
  ), places AS (
    SELECT d.product_id, coalesce(sales.sold, 0) AS sold,
      row_number() OVER (ORDER BY coalesce(sales.sold, 0) DESC, d.popularity DESC, d.product_id) AS place
    FROM search_documents d LEFT JOIN sales USING (product_id)
  ), tiers AS (
    SELECT product_id, sold, CASE WHEN place <= 1000 THEN 0 WHEN place <= 32000 THEN 1 ELSE 2 END AS tier FROM places
  )
  UPDATE search_documents d SET sold = tiers.sold, tier = tiers.tier FROM tiers
  WHERE d.product_id = tiers.product_id AND (d.sold, d.tier) IS DISTINCT FROM (tiers.sold, tiers.tier);
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;
--> statement-breakpoint
SELECT search_refresh(array_agg(id)) FROM products HAVING count(*) > 0;
