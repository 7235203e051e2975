CREATE TABLE "search_flavours" (
	"flavour_ko" text NOT NULL,
	"flavour_en" text NOT NULL,
	"key_ko" text NOT NULL,
	"key_en" text NOT NULL,
	"initials" text NOT NULL,
	CONSTRAINT "search_flavours_flavour_ko_flavour_en_pk" PRIMARY KEY("flavour_ko","flavour_en")
);--> statement-breakpoint
-- By hand:
-- Writes the documents of these products anew; a product off sale has none. Their words are remembered for those who mistype them.
-- Options are found by their first consonants too, as names are; their names are remembered.
CREATE OR REPLACE FUNCTION search_refresh(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_documents d WHERE d.product_id = ANY (ids)
    AND NOT EXISTS (SELECT 1 FROM products p WHERE p.id = d.product_id AND p.status = 'ACTIVE');
  WITH said AS (
    SELECT p.id, p.popularity, search_key(p.name_ko) AS ko, search_key(p.name_en) AS en, search_key(c.name_ko) AS category,
      ARRAY[search_key(b.name_ko), search_key(b.name_en), search_key(c.name_en)]
        || ARRAY(SELECT search_key(word) FROM product_tags pt JOIN tags t ON t.id = pt.tag_id, unnest(ARRAY[t.name_ko, t.name_en]) word
                 WHERE pt.product_id = p.id)
        || ARRAY(SELECT DISTINCT way FROM variants v, search_key(v.flavour_ko) ko,
                   unnest(ARRAY[ko, search_key(v.flavour_en), nullif(search_initials(ko), '')]) way
                 WHERE v.product_id = p.id AND v.active AND way IS NOT NULL) AS more
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
  INSERT INTO search_flavours (flavour_ko, flavour_en, key_ko, key_en, initials)
  SELECT ko, en, search_key(ko), search_key(en), search_initials(search_key(ko)) FROM (
    SELECT DISTINCT v.flavour_ko AS ko, v.flavour_en AS en FROM variants v
    WHERE v.product_id = ANY (ids) AND v.active AND v.flavour_ko IS NOT NULL AND v.flavour_en IS NOT NULL) flavour
  ORDER BY ko, en
  ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
-- The options of these products that words name, with how many words do, and whether all of them are exactly the product with its
-- option. A word of the product's own name says nothing of its options: «프로틴 바» means no «바나나 프로틴». One letter means an
-- option only at its end, «검정콩», and two first consonants only the whole of it. Where the words are in no option there is, nothing
-- else is looked at. Products are looked up one by one: of an array nothing is known beforehand, and a plan for many reads the table.
CREATE FUNCTION search_options(words jsonb, wholes text[], ids text[])
RETURNS TABLE (variant_id text, named integer, whole boolean) LANGUAGE plpgsql STABLE AS $$
DECLARE
  numbers bigint[]; keys text[]; flavours text[]; naming bigint[]; kos text[]; ens text[];
BEGIN
  WITH said AS (
    SELECT word.n, way ->> 0 AS key FROM jsonb_array_elements(words) WITH ORDINALITY word(ways, n), jsonb_array_elements(word.ways) way
    WHERE way ->> 0 <> ''
  ), meant AS (
    SELECT n, key FROM said
    UNION
    SELECT n, replace(key, same.one, same.other) FROM said JOIN (
      SELECT word_key AS one, other_key AS other FROM search_synonyms UNION ALL SELECT other_key, word_key FROM search_synonyms
    ) same ON strpos(key, same.one) > 0 AND (key = same.one OR length(same.one) > 1)
  )
  SELECT array_agg(n), array_agg(key) INTO numbers, keys FROM meant;
  WITH found AS (
    SELECT DISTINCT f.flavour_ko, meant.n, f.key_ko, f.key_en
    FROM search_flavours f, unnest(numbers, keys) meant(n, key)
    WHERE key IN (f.key_ko, f.key_en, f.initials, right(f.key_ko, length(key)))
      OR (length(key) > CASE WHEN key ~ U&'^[\1100-\1112]+$' THEN 2 ELSE 1 END
        AND strpos(concat_ws(' ', f.key_ko, f.key_en, f.initials), key) > 0)
  )
  SELECT array_agg(flavour_ko), array_agg(n), array_agg(key_ko), array_agg(key_en) INTO flavours, naming, kos, ens FROM found;
  IF flavours IS NULL THEN RETURN; END IF;
  RETURN QUERY WITH options AS MATERIALIZED (
    SELECT v.id, v.product_id, flavour.n, flavour.ko, flavour.en
    FROM unnest(ids) product, LATERAL (
      SELECT id, product_id, flavour_ko FROM variants WHERE product_id = product AND active AND flavour_ko = ANY (flavours) OFFSET 0) v
    JOIN unnest(flavours, naming, kos, ens) flavour(name, n, ko, en) ON flavour.name = v.flavour_ko
  ), unsaid AS MATERIALIZED (
    SELECT option.product_id, option.n, d.ko, d.en FROM (SELECT DISTINCT product_id, n FROM options) option, LATERAL (
      SELECT name AS ko, split_part(title, ' ', 2) AS en FROM search_documents WHERE product_id = option.product_id OFFSET 0) d
    WHERE NOT EXISTS (
      SELECT 1 FROM unnest(numbers, keys) meant(n, key) WHERE meant.n = option.n AND (strpos(d.ko, key) > 0 OR strpos(d.en, key) > 0
        OR (key ~ U&'^[\1100-\1112]+$' AND strpos(search_initials(d.ko), key) > 0)))
  )
  SELECT options.id, count(DISTINCT options.n)::integer,
    bool_or(unsaid.ko || options.ko = ANY (wholes) OR unsaid.en || options.en = ANY (wholes))
  FROM options JOIN unsaid USING (product_id, n) GROUP BY options.id;
END $$;
--> statement-breakpoint
SELECT search_refresh(array_agg(DISTINCT product_id)) FROM variants WHERE active AND flavour_ko IS NOT NULL HAVING count(*) > 0;
