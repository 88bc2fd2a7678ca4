/** A page to visit, by its path behind the language or by a link that another page carries. */
export type SitePage =
  | { readonly name: string; readonly path: string; readonly status?: number }
  | { readonly name: string; readonly linkedFrom: string; readonly link: RegExp; readonly status?: number }

/** Every page of the site, and how problems look. A new page is added here in the commit that makes it. */
export const pages: readonly SitePage[] = [
  { name: 'front page', path: '' },
  { name: 'initiatives', path: '/initiativ' },
  { name: 'initiatives, narrowed', path: '/initiativ?q=digital&fas=pilot' },
  { name: 'initiatives, none found', path: '/initiativ?q=finnsdefinitivtinte' },
  { name: 'one initiative', linkedFrom: 'initiatives', link: /\/initiativ\/i[0-9a-z]+/ },
  { name: 'solutions', path: '/losningar' },
  { name: 'one solution', linkedFrom: 'solutions', link: /\/losningar\/s[0-9a-z]+/ },
  { name: 'products', path: '/produkter' },
  { name: 'organisations', path: '/organisationer' },
  { name: 'one organisation', linkedFrom: 'organisations', link: /\/organisationer\/SE[0-9a-z-]+/ },
  { name: 'sources', path: '/kallor' },
  { name: 'one source', linkedFrom: 'sources', link: /\/kallor\/[0-9a-z-]+/ },
  { name: 'one harvest', linkedFrom: 'one source', link: /\/kallor\/[0-9a-z-]+\/hamtningar\/\d+/ },
  { name: 'events', path: '/handelser' },
  { name: 'what has changed', path: '/andringar' },
  { name: 'what has changed, without an end', path: '/andringar?fran=800' },
  { name: 'verification', path: '/granska' },
  { name: 'verification of an entry', path: '/granska?post=700' },
  { name: 'an earlier front page', path: '?asOf=700' },
  { name: 'an earlier list', path: '/initiativ?asOf=800' },
  { name: 'a page that knows only today', path: '/om?asOf=800' },
  { name: 'a moment that has not been', path: '/initiativ?asOf=2999-01-01', status: 400 },
  { name: 'warnings', path: '/varningar' },
  { name: 'warnings, narrowed to none', path: '/varningar?lage=closed' },
  { name: 'one warning', linkedFrom: 'warnings', link: /\/varningar\/w[0-9a-f]+/ },
  { name: 'how often warnings were right', path: '/varningar/utfall' },
  { name: 'signs of one initiative', linkedFrom: 'one initiative', link: /\/initiativ\/i[0-9a-z]+\/tecken/ },
  {
    name: 'warning about one initiative',
    linkedFrom: 'one initiative',
    link: /\/initiativ\/i[0-9a-z]+\/varna/,
  },
  { name: 'about', path: '/om' },
  { name: 'accessibility statement', path: '/tillganglighet' },
  { name: 'API reference', path: '/api' },
  { name: 'a page that does not exist', path: '/finns-inte', status: 404 },
  { name: 'an initiative that does not exist', path: '/initiativ/i000000000000', status: 404 },
]
