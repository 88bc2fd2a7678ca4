/**
 * The floor plan as data. Import rules (dependency-cruiser), SQL ownership and ARCHITECTURE.md are made from it.
 * A slice may import the floor-0 rooms, and the slices named in `uses`, always through the front door.
 */
export const slices = {
  'platform/language': {
    floor: 0,
    uses: [],
    does: 'the two languages, and how figures, dates and money are written',
  },
  'platform/problems': {
    floor: 0,
    uses: ['platform/language'],
    does: 'the five problems a door can answer with',
  },
  'platform/context': { floor: 0, uses: [], does: 'database, clock, log and actor, handed to every verb' },
  'platform/grouping': { floor: 0, uses: [], does: 'values put together by a key' },
  'platform/config': {
    floor: 0,
    uses: ['platform/problems'],
    does: 'where the program stands, and what the environment decides',
  },
  'platform/database': {
    floor: 0,
    uses: ['platform/problems', 'platform/language', 'platform/context'],
    does: 'embedded or external PostgreSQL, migrations, listening',
  },
  'platform/sandbox': {
    floor: 0,
    uses: ['platform/language'],
    does: 'files from outside opened with limits: text, zip containers, tables read in a worker',
  },
  'platform/fetching': {
    floor: 0,
    uses: ['platform/language', 'platform/sandbox'],
    does: 'the one guarded way out to the web: public addresses only, limits on time, size and redirects',
  },
  'platform/personal-data': {
    floor: 0,
    uses: ['platform/language', 'platform/problems'],
    does: 'finds what points out a person in free text, the same on the server and in the browser',
  },
  'platform/text': {
    floor: 0,
    uses: ['platform/language'],
    does: 'Swedish and English analysis: tokens, stems, compounds, spelling, language of a text',
  },
  'platform/index': {
    floor: 0,
    uses: ['platform/language', 'platform/text'],
    does: 'the inverted index: postings, ranking, facets, suggestions, snapshots; no domain words',
  },
  'platform/curves': {
    floor: 0,
    uses: ['platform/statistics'],
    does: 'S-curves fitted to what has spread: Bass and logistic, with intervals and forecasts',
  },
  'platform/statistics': {
    floor: 0,
    uses: [],
    does: 'small-sample statistics with their sources: intervals, exact tests, interrupted series',
  },
  'platform/populations': {
    floor: 0,
    uses: ['platform/statistics'],
    does: 'how large a population is that several lists have each seen a part of: Chapman, Chao, intervals',
  },
  'platform/instruments': {
    floor: 0,
    uses: [],
    does: 'usability instruments scored as published: SUS, NASA-TLX, UEQ-S, SEQ, and the keystroke-level model',
  },
  'platform/atom': {
    floor: 0,
    uses: ['platform/language'],
    does: 'feeds that readers subscribe to',
  },
  'platform/testing': {
    floor: 0,
    uses: ['platform/config', 'platform/context', 'platform/database'],
    does: 'for tests only: a database of their own, a context, a clock that stands still, a browser',
  },
  ui: {
    floor: 0,
    uses: ['platform/language', 'platform/personal-data'],
    does: 'page shell, components, charts, tile map, styles, browser scripts; no domain words',
  },
  ledger: { floor: 0, uses: ['platform/*'], does: 'append-only history: entries, sequencer, subscriptions' },
  identity: {
    floor: 1,
    uses: ['platform/*', 'ui', 'ledger'],
    does: 'who acts: sign-in, sessions, roles, keys, representation, and what each may do',
  },
  registry: {
    floor: 2,
    uses: ['platform/*', 'ui', 'ledger', 'identity'],
    does: 'organisations, initiatives, solutions, products, observations and how they merge',
  },
  harvest: {
    floor: 3,
    uses: ['platform/*', 'ui', 'ledger', 'identity', 'registry'],
    does: 'sources, captures, runs, issues and connectors',
  },
  search: {
    floor: 3,
    uses: ['platform/*', 'ui', 'ledger', 'identity', 'registry'],
    does: 'search among all records, suggestions, saved searches, and "before you start"',
  },
  similarity: {
    floor: 3,
    uses: ['platform/*', 'ui', 'ledger', 'identity', 'registry'],
    does: 'twins: initiatives that do the same thing, proposed with reasons, decided by people',
  },
  adoption: {
    floor: 3,
    uses: ['platform/*', 'ui', 'ledger', 'identity', 'registry'],
    does: 'who uses what, spread, reuse links, interest, and scaling policies followed up',
  },
  workspace: {
    floor: 4,
    uses: ['platform/*', 'ui', 'ledger', 'identity', 'registry', 'harvest'],
    does: 'the own room of an organisation: claim, correct, draft, withhold, publish, board, letters, personal data',
  },
  frontline: {
    floor: 4,
    uses: ['platform/*', 'ui', 'ledger', 'identity', 'registry'],
    does: 'concerns with a duty to answer, trials, fidelity, capacity, the go-live page and independent voices',
  },
  foresight: {
    floor: 4,
    uses: ['platform/*', 'ui', 'ledger', 'identity', 'registry'],
    does: 'signs, score, forecasts and warnings about initiatives; the case library, its replay and track record',
  },
  portfolio: {
    floor: 4,
    uses: ['platform/*', 'ui', 'ledger', 'identity'],
    does: 'the indicators of the nation, of groups and of one organisation, and how complete the registry is',
  },
  notification: {
    floor: 5,
    uses: ['platform/*', 'ui', 'ledger', 'identity', 'registry', 'search', 'workspace'],
    does: 'who follows what, news for them, mail, reminders to confirm, and the way up to board and oversight',
  },
  demonstration: {
    floor: 6,
    uses: [
      ...['platform/*', 'ledger', 'identity', 'registry', 'harvest', 'frontline', 'adoption', 'workspace'],
      'notification',
    ],
    does: 'the invented county that shows what the registry can do, loaded and removed as a whole',
  },
  entrypoints: {
    floor: 9,
    uses: ['*'],
    does: 'site, API, command line, worker: the only place that sees everything',
  },
}

/** Functions of another slice's schema that the SQL of every slice may name. */
export const sharedSql = ['ledger.require_entry']
