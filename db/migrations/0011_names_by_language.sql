-- Needs a PostgreSQL with ICU, as every packaged one is.
CREATE COLLATION by_language (provider = icu, locale = 'ar-u-kn-true');--> statement-breakpoint
-- How searches spell a text: compatibility forms, case, accents, Arabic diacritics, hamza, tatweel, invisible characters,
-- forms of alef, yaa, haa and kaf, kinds of digits, dashes and quotes make no difference. Stored columns are made by it:
-- a changed rule is another function and a rewritten column.
CREATE FUNCTION search_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(
  replace(replace(replace(
    translate(
      regexp_replace(
        lower(normalize(value, NFKD) COLLATE "und-x-icu") COLLATE "C",
        -- Latin, Cyrillic, Hebrew and Arabic marks above and below; characters without width.
        '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]',
        '', 'g'),
      'ٱٲٳىیېےۍةۃہھەکڪ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬،؛؟٪‐‑‒–—―−‘’‛ʼ“”„«»øłđðıħŧςءـٴ',
      'ااايييييهههههكك01234567890123456789.,,;?%-------''''''''"""""olddihtσ'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
  '[\s\u1680\u2028\u2029]+', ' ', 'g'));--> statement-breakpoint
REVOKE ALL ON FUNCTION search_fold(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_fold(text) TO cmis_app;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "name_order" text collate by_language GENERATED ALWAYS AS (left(name, 200)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "name_search" text GENERATED ALWAYS AS (search_fold(name)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "campaigns_by_name" ON "campaigns" USING btree ("org_id","name_order","id");
