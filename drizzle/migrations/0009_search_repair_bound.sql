-- What nothing answers is repaired with a bounded number of looks, however long it is: an address is no way to keep the database busy.
CREATE OR REPLACE FUNCTION search_repair(words jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  ways jsonb; first_key text; halves jsonb; near record; mended jsonb := '[]'; shown jsonb := '[]'; place integer; n integer := 0;
  tries integer := 24;
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
    -- One of the halves is a word of the catalogue as it stands: every other place is left before anything is looked for.
    FOR place IN SELECT cut FROM generate_series(2, length(first_key) - 2) cut
      WHERE EXISTS (SELECT 1 FROM search_words v WHERE v.key IN (left(first_key, cut), substr(first_key, cut + 1)))
      ORDER BY cut LIMIT tries
    LOOP
      tries := tries - 1;
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
