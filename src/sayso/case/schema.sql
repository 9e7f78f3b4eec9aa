-- A sayso case, version 3: one pile of news and what was found in it.
--
-- Stock SQLite opens it. Spans count Unicode code points of documents.text. Columns that end in _json hold JSON; the views at the end
-- lay it out as rows. Files, documents and statements are never deleted; what was found across documents (speakers, actors, copies,
-- claims, lineages) is what one run found on the whole pile, and is replaced when the next run finds something else. What pages ask for
-- (documents_in_short to wordings_in_short) repeats what stands in those tables, in rows that an index finds.

create table about (
  name text primary key,             -- format, version, created
  value text not null
) without rowid;

-- The manifest of every run, in order.
create table runs (
  number integer primary key,
  id text not null,                  -- the same for the same version, settings, models and inputs
  version text not null,             -- of sayso
  settings_json text not null,
  inputs_json text not null,         -- path and SHA-256 of what was read in this run
  models_json text not null,         -- name and digest of what read it
  seconds real not null,
  at text not null,                  -- ISO 8601, UTC, when it ended
  documents integer not null,        -- how many documents and corrections it was about
  corrections integer not null,
  publishers_json text not null default '{}'  -- who owns what, as people had said by then
);

-- Who owns an outlet, as people said; the shipped list knows some more.
create table publishers (
  outlet text primary key,           -- a name or a domain
  publisher text not null,
  at text not null                   -- ISO 8601, UTC, when that was said; of one outlet the last word counts
) without rowid;

-- The original bytes of everything that was read.
create table files (
  number integer primary key,
  path text not null,                -- as given
  sha256 text not null,              -- of the bytes as they were
  size integer not null,             -- of what is kept, in bytes
  packed blob not null,              -- the bytes, zlib; of none where the file was too large to be kept
  added text not null,               -- ISO 8601, UTC
  whole integer not null,            -- 1 when all its documents are here; 0 while it is being read
  unique (path, sha256)
);

create table documents (
  number integer primary key,        -- order in which they came
  id text not null unique,
  text text not null,
  title text,
  outlet text,
  author text,
  url text,
  published_json text,               -- earliest, latest (ISO 8601), basis
  language text not null,            -- ISO 639-1, und when it cannot be told
  file text not null,                -- path as given
  "offset" integer not null,         -- code points before it in the decoded file
  paragraphs_json text not null,
  links_json text not null,
  captured text,                     -- ISO 8601: when it was fetched or archived; no date of publication
  file_number integer not null references files (number),
  own_id text not null,              -- its id before it was told from an earlier document of the same content
  earliest text generated always as (json_extract(published_json, '$.earliest')) virtual,
  latest text generated always as (json_extract(published_json, '$.latest')) virtual
);
create index documents_by_own_id on documents (own_id);
create index documents_by_file on documents (file_number);
create index documents_by_outlet on documents (outlet);
create index documents_by_day on documents (earliest);

-- What of a file could not be read, or held nothing, and why.
create table unread (
  number integer primary key,
  path text not null,
  why text not null,
  "offset" integer,
  file_number integer references files (number)
);

create table statements (
  number integer primary key,
  id text not null unique,
  document text not null references documents (id),
  parent text,
  source_json text,
  cue_json text,
  content_json text not null,
  kind text not null,                -- direct, indirect, mixed
  act text not null,                 -- asserts, denies, doubts, confirms, asks, warns, orders, reports
  hedges_json text not null,
  evidence_json text not null,
  said_json text,
  speaker text,                      -- id of an actor, as the last run found it
  score real not null,
  language text not null,
  notes_json text not null
);
create index statements_by_document on statements (document);
create index statements_by_speaker on statements (speaker, document);
create index statements_by_act on statements (act, document);

create table actors (
  id text primary key,
  name text not null,
  names_json text not null,
  kind text not null,                -- person, organisation, state, outlet, group, unnamed
  body text
) without rowid;

create table copies (
  id text primary key,
  a_json text not null,              -- document, start, end
  b_json text not null,
  kind text not null,                -- verbatim, edited, translated, reworded
  score real not null,
  direction text,                    -- a->b, b->a, or nothing where nothing tells
  why text not null,
  pairs_json text not null,
  changes_json text not null,
  a_document text generated always as (json_extract(a_json, '$.document')) virtual,
  b_document text generated always as (json_extract(b_json, '$.document')) virtual
);
create index copies_by_a on copies (a_document);
create index copies_by_b on copies (b_document);

create table claims (
  id text primary key,
  text text not null,
  language text not null,
  witnesses_json text not null,
  versions_json text not null,
  receipts_json text not null       -- why each witness joined it
);

-- On whose word a claim rests: the range of origins, and the graph that it was counted on.
create table lineages (
  claim text primary key,
  documents integer not null,
  wordings_json text not null,
  low integer not null,
  high integer not null,
  ends_json text not null,
  low_groups_json text not null,
  nodes_json text not null,
  edges_json text not null,
  receipts_json text not null,
  denials_json text
);

-- Claims that go about one affair.
create table stories (
  id text primary key,
  text text not null,
  language text not null,
  claims_json text not null,         -- ids
  documents_json text not null,      -- ids
  carriers integer generated always as (json_array_length(documents_json)) virtual
) without rowid;
create index stories_by_carriers on stories (carriers desc, id);

-- Documents as they are listed.
create table documents_in_short (
  number integer primary key,
  document text not null unique,     -- id
  title text,
  outlet text,
  language text not null,
  file text not null,
  published_json text,
  since text not null,               -- earliest, else latest of the time of publication; empty where neither is known
  until text not null,               -- latest, else earliest
  statements integer not null,
  claims integer not null,           -- that it carries, denies or doubts
  copies integer not null            -- with a passage of it
);
create index documents_in_short_by_day on documents_in_short (since, until, document);
create index documents_in_short_by_outlet on documents_in_short (outlet);

-- Who says what: a row for each witness of a claim.
create table witnesses (
  claim text not null,
  rank integer not null,             -- in the claim, from 0
  document text not null,
  statement text,                    -- whose content it is; none in the outlet's own voice
  stance text not null,              -- asserts, denies, doubts, reports
  headline integer not null,         -- 1 where the words are a headline
  start integer not null,
  "end" integer not null,
  credited text,                     -- the statement that credits somebody with what this witness carries as fact
  receipt text,
  dropped integer not null,          -- 1 where a copy or a link shows that it dropped the attribution
  unsourced integer not null,        -- 1 where it is an end of the claim's chains, and names no source
  primary key (claim, rank)
) without rowid;
create index witnesses_by_document on witnesses (document, claim);
create index witnesses_by_statement on witnesses (statement);

-- Claims in the order in which they are shown: by how far their documents exceed their origins.
create table ranks (
  claim text primary key,
  documents integer not null,
  low integer not null,
  high integer not null,
  excess integer not null,           -- documents - low
  carriers integer not null,         -- documents that carry, deny or doubt it
  since text not null,               -- of the earliest of them, as above; empty where none has a date
  until text not null                -- of the latest
) without rowid;
create index ranks_by_excess on ranks (excess desc, documents desc, claim);
create index ranks_by_day on ranks (since desc, claim);

-- By what claims are chosen: outlet, language, month, speaker (id), stance, act, story (id); dropped, unsourced, several: yes.
create table facets (
  name text not null,
  value text not null,
  claim text not null,
  primary key (name, value, claim)
) without rowid;
create index facets_by_claim on facets (claim, name, value);

-- Who is quoted how often.
create table speakers (
  actor text primary key,
  statements integer not null,
  documents integer not null,
  claims integer not null,           -- of which a witness is a statement of theirs
  since text not null,               -- as in ranks, of the documents that quote them
  until text not null
) without rowid;
create index speakers_by_statements on speakers (statements desc, actor);

-- Copies whose passages overlap carry one text: the wording, named by the first of their ids.
create table wordings (
  copy text primary key,
  wording text not null
) without rowid;
create index wordings_by_wording on wordings (wording, copy);
create table wordings_in_short (
  wording text primary key,
  copies integer not null,
  documents integer not null,
  kinds text not null,               -- verbatim, edited, translated, reworded; with commas
  chars integer not null             -- of the longest passage, in code points
) without rowid;
create index wordings_by_documents on wordings_in_short (documents desc, wording);

-- What people decided, in order; never changed, never deleted.
create table corrections (
  number integer primary key,
  judgement text not null,
  a_json text not null,
  b_json text not null,
  claim text,
  "by" text not null,
  at text not null,
  why text not null
);

-- What a text says of a date or a speaker, where people decided otherwise: documents and statements hold what they decided.
create table as_read (
  kind text not null,                -- documents, statements
  id text not null,
  field text not null,               -- published_json; said_json, notes_json
  value text,
  primary key (kind, id, field)
) without rowid;

-- What each run found that the run before it had not.
create table changes (
  number integer primary key,
  kind text not null,                -- new claim, new origin, new denial, attribution dropped, new version, changed at the origin
  claim text,
  document text,
  text text not null,                -- a sentence for a reader
  run integer not null references runs (number),
  at text not null                   -- ISO 8601, UTC
);
create index changes_by_day on changes (at);

-- What models made of texts, so that nothing is read twice: vectors of claims (512 int8: 127 times the unit vector), and what the
-- judge said of pairs (three float32: entails, contradicts, neither; by digest of model, premise and hypothesis).
create table claims_vectors (
  claim text primary key,
  vector blob not null
) without rowid;
create table judgements (
  key blob primary key,
  shares blob not null
) without rowid;

-- What was worked out of single texts and pairs of them, for the next run; holds as long as code, models and settings are the same,
-- and may be emptied. Many answers a row.
create table remembered (
  number integer primary key,
  name text not null,                -- of what gave the answers
  made_by text not null,             -- digest of code, models and settings
  keys blob not null,                -- 16 bytes an answer: digest of all that it depends on
  sizes blob not null,               -- 4 bytes an answer, little-endian: bytes of each
  answers blob not null,             -- one after another: vectors as float16, all else as MessagePack
  packed integer not null            -- 1 where answers are deflated by zlib
);

-- What was asked for on the web: feeds, pages, robots.txt of sites. What a page held stands in files, under its address.
create table fetched (
  number integer primary key,
  url text not null unique,          -- before any redirect
  kind text not null,                -- feed, page, robots
  etag text,                         -- these two are sent along the next time
  last_modified text,
  status integer,                    -- of the last answer; 0 where none came, null where it was never asked for
  at text,                           -- ISO 8601, UTC, when it was last asked for
  next_at text not null,             -- not to be asked for before
  failures integer not null,         -- in a row
  kept text                          -- of a robots.txt its words
);
create index fetched_by_kind on fetched (kind, next_at);

-- Words of titles and texts. Scripts without spaces are kept as pairs of characters; see case/searching.py.
create virtual table documents_words using fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2');
create virtual table claims_words using fts5 (claim unindexed, text, tokenize='unicode61 remove_diacritics 2');

create view versions as
  select claims.id as claim, json_extract(each.value, '$.claim') as other, json_extract(each.value, '$.what') as what,
         json_extract(each.value, '$.here') as here, json_extract(each.value, '$.there') as there,
         json_extract(each.value, '$.since_here.earliest') as since_here, json_extract(each.value, '$.since_there.earliest') as since_there,
         json_extract(each.value, '$.why') as why
  from claims, json_each(claims.versions_json) as each;

create view receipts as
  select lineages.claim, json_extract(each.value, '$.id') as id, json_extract(each.value, '$.kind') as kind, json_extract(each.value, '$.why') as why, json_extract(each.value, '$.score') as score
  from lineages, json_each(lineages.receipts_json) as each;

create view nodes as
  select lineages.claim, json_extract(each.value, '$.id') as id, json_extract(each.value, '$.kind') as kind, json_extract(each.value, '$.label') as label,
         json_extract(each.value, '$.document') as document, json_extract(each.value, '$.actor') as actor, json_extract(each.value, '$.end') as "end",
         json_extract(each.value, '$.inferred') as inferred, json_extract(each.value, '$.dropped') as dropped
  from lineages, json_each(lineages.nodes_json) as each;

create view edges as
  select lineages.claim, json_extract(each.value, '$.start') as start, json_extract(each.value, '$.end') as "end", json_extract(each.value, '$.kind') as kind,
         json_extract(each.value, '$.receipt') as receipt, json_extract(each.value, '$.copy_kind') as copy_kind
  from lineages, json_each(lineages.edges_json) as each;

create view funnel as
  select claims.id as claim, claims.text, claims.language, ranks.documents, json_array_length(lineages.wordings_json) as wordings,
         ranks.low, ranks.high
  from ranks join claims on claims.id = ranks.claim join lineages on lineages.claim = ranks.claim
  order by ranks.excess desc, ranks.documents desc, ranks.claim;
