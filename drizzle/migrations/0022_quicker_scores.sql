-- By hand:
-- As before, with scores counted in floating point: as decimals they took half the time of a search that finds much, and words of whole
-- points were divided without a rest.
CREATE OR REPLACE FUNCTION search_within(words jsonb, wholes text[], enough integer, most integer)
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
      'greatest(' || string_agg(format('CASE WHEN strpos(d.title, %1$L) > 0 THEN %2$s::float8 WHEN strpos(d.body, %1$L) > 0 THEN %3$s::float8 ELSE 0 END',
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
      'SELECT d.product_id, (%s + %s + 0.8::float8 * ln(1 + d.sold) + d.popularity / 250::float8 - length(d.name) / 10::float8)::real
       FROM search_documents d WHERE %s AND d.grams @@ $1 AND %s ORDER BY 2 DESC, 1 LIMIT $2',
      coalesce(bonus, '0'), points, part, fits) USING pieces, most, wholes;
    GET DIAGNOSTICS hits = ROW_COUNT;
    found := found + hits;
    EXIT WHEN found >= enough;
  END LOOP;
END $$;
