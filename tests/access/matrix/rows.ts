import type { Asker, Place, Secret } from './world.ts'

/** What is expected of one route, whoever asks. */
export interface Row {
  /** The addresses to ask at a place; the same ones at both places are asked once. */
  readonly at: (place: Place) => readonly string[]
  /** The answer's status. */
  readonly status: (asker: Asker, place: Place) => number
  /** What is sent to a route that takes something: refused in the end even from those who may, so that nothing changes. */
  readonly form?: Readonly<Record<string, string>>
  /** Whether a secret may, and then must, stand in the answer; `may` leaves it open. Nobody sees any unless said. */
  readonly shows?: (secret: Secret, asker: Asker, place: Place) => boolean | 'may'
  /** Answers that go on: tried by themselves, for a moment. */
  readonly stream?: true
}

const one = (path: string) => () => [path]
const open = (path: string, status = 200): Row => ({ at: one(path), status: () => status })
/** Open, at things that are of a place. */
const openAt = (at: Row['at'], status = 200): Row => ({ at, status: () => status })

const ladder = ['reader', 'reporter', 'editor', 'publisher', 'administrator']
const atLeast = (least: string, { role, ofHome }: Asker, place: Place) =>
  ofHome && place.name === 'home' && ladder.indexOf(role) >= ladder.indexOf(least)
const isOne = (roles: readonly string[], { role }: Asker) => roles.includes(role)

/** A page for some: others who are signed in are refused, and the public is led to the sign-in. */
const page = (at: Row['at'], may: (asker: Asker, place: Place) => boolean, shows?: Row['shows']): Row => ({
  at,
  status: (asker, place) => (may(asker, place) ? 200 : asker.role === 'public' ? 303 : 403),
  ...(shows && { shows }),
})

/** A form that some may send; what those are answered is a refusal of what stands in it. */
const taking = (
  at: Row['at'],
  form: Readonly<Record<string, string>>,
  may: (asker: Asker, place: Place) => boolean,
  refusal = 400,
  shows?: Row['shows'],
): Row => ({
  ...{ at, form, status: (asker, place) => (may(asker, place) ? refusal : 403) },
  ...(shows && { shows }),
})

const initiatives =
  (more = '') =>
  ({ initiative, gone, redacted }: Place) =>
    [initiative, gone, redacted].map((id) => `/sv/initiativ/${id}${more}`)
const ofOrganisation =
  (more: string) =>
  ({ organisation }: Place) => [`/sv/organisationer/${organisation}${more}`]
const oneInitiative =
  (more: string) =>
  ({ initiative }: Place) => [`/sv/initiativ/${initiative}${more}`]

const administers = (asker: Asker, place: Place) =>
  atLeast('administrator', asker, place) || isOne(['operator'], asker)
const edits = (asker: Asker, place: Place) => atLeast('editor', asker, place)
const corrects = (asker: Asker, place: Place) =>
  edits(asker, place) || isOne(['moderator', 'operator'], asker)
const speaks = (asker: Asker) =>
  isOne(['editor', 'publisher', 'administrator', 'witness', 'moderator'], asker)
const warns = (asker: Asker) => isOne(['witness', 'moderator', 'operator'], asker)
const answersWarnings = (asker: Asker) => isOne(['editor', 'publisher', 'administrator', 'operator'], asker)
const moderates = (asker: Asker) => isOne(['moderator'], asker)
const signedIn = (asker: Asker) => asker.role !== 'public'

const ofPlace = (state: string) => (secret: Secret, place: Place) =>
  secret.state === state && secret.place === place.name
const colleague = ofPlace('name of a colleague')
const label = ofPlace('label of a key')
const told = ofPlace('told in confidence')

/** Invented people are chosen by their names; real ones stand on no such page. */
const choosesByName = (secret: Secret) => secret.state === 'name of a colleague'

const indicators = [
  'automation balance benefits concentration coupling coverage creep decay deviation duplication equality freshness',
  'honesty openness representativeness reuse shadow silo structure policy-follow-up task-burden user-involvement',
].flatMap((names) => names.split(' '))

const both = (rows: (language: string) => Readonly<Record<string, Row>>) => ({ ...rows('sv'), ...rows('en') })

/** What lies in the own room of an organisation, and what another one shares with the public sector. */
const inRoom = (secret: Secret, asker: Asker): boolean | 'may' => {
  const shared = secret.state === 'shared with the public sector'
  const own = secret.state.startsWith('sheet: ') && secret.place === 'home'
  return inTheRoom(asker) && (shared || own) ? 'may' : false
}
const inTheRoom = ({ ofHome, role }: Asker) => ofHome && ladder.includes(role)
/** How a page is refused: the public is led to the sign-in. */
const refusalOf = ({ role }: Asker) => (role === 'public' ? 303 : 403)
const reaches = (least: string, asker: Asker) =>
  inTheRoom(asker) && ladder.indexOf(asker.role) >= ladder.indexOf(least)
const room = (path: string, least = 'reader'): Row => ({
  at: one(`/sv/min-organisation${path}`),
  status: (asker) => (reaches(least, asker) ? 200 : refusalOf(asker)),
  shows: inRoom,
})
/** A form of the room, refused in the end. */
const inRoomTaking = (
  path: string,
  form: Readonly<Record<string, string>>,
  least: string,
  refusal = 400,
): Row => ({
  ...taking(one(`/sv/min-organisation${path}`), form, (asker) => reaches(least, asker), refusal),
  shows: inRoom,
})
/** Addresses under each sheet of a place. */
const ofSheets = (more: string, form?: Row['form']): Pick<Row, 'at' | 'form'> => ({
  at: ({ sheets }) => sheets.map((id) => `/sv/min-organisation/initiativ/${id}${more}`),
  ...(form && { form }),
})
/** What the page about attachments tells: two of them hang on one of the sheets, each seen by its own. */
const attachmentShown = (secret: Secret, asker: Asker, place: Place): boolean | 'may' =>
  secret.place === 'home' &&
  place.name === 'home' &&
  (secret.state === 'attachment: draft'
    ? reaches('editor', asker)
    : secret.state === 'attachment: organisation' && inTheRoom(asker)) &&
  'may'
const forKinds = (
  kinds: readonly string[],
  row: (path: string, id: (place: Place) => string) => Readonly<Record<string, Row>>,
) =>
  Object.assign(
    {},
    ...kinds.map((path) =>
      row(path, ({ initiative, solution, product }) =>
        path === 'initiativ' ? initiative : path === 'losningar' ? solution : product,
      ),
    ),
  )

const files = both((language) => ({
  ...Object.fromEntries(
    ['csv', 'json', 'ods', 'xlsx'].map((format) => [
      `GET /${language}/min-organisation/allt.${format}`,
      {
        at: () => [`/${language}/min-organisation/allt.${format}`],
        status: (asker: Asker) => (inTheRoom(asker) ? 200 : 403),
        shows: inRoom,
      },
    ]),
  ),
  [`GET /${language}/bilagor/:id`]: {
    at: ({ attachment }) => [`/${language}/bilagor/${attachment}`],
    status: (asker, { name }) => (name === 'home' && reaches('editor', asker) ? 200 : 404),
    shows: (secret, asker, place) =>
      secret.state === 'attachment: draft' &&
      secret.place === 'home' &&
      place.name === 'home' &&
      reaches('editor', asker),
  },
  ...forKinds(['losningar', 'produkter'], (path, id) => ({
    [`GET /${language}/${path}/:id/spridning.csv`]: openAt((place) => [
      `/${language}/${path}/${id(place)}/spridning.csv`,
    ]),
    [`GET /${language}/${path}/:id/spridning.svg`]: openAt((place) => [
      `/${language}/${path}/${id(place)}/spridning.svg`,
    ]),
  })),
  [`GET /${language}/andringar.atom`]: open(`/${language}/andringar.atom`),
  [`GET /${language}/nationellt.csv`]: open(`/${language}/nationellt.csv`),
  [`GET /${language}/signal/arbete/forslag`]: open(`/${language}/signal/arbete/forslag?q=kanarie`),
  [`GET /${language}/sok.atom`]: open(`/${language}/sok.atom?q=kanarie`),
  [`GET /${language}/sok.csv`]: open(`/${language}/sok.csv`),
  [`GET /${language}/sok/forslag`]: open(`/${language}/sok/forslag?q=kanarie`),
  [`GET /${language}/varningar.atom`]: open(`/${language}/varningar.atom`),
}))

const lists: Readonly<Record<string, Row>> = Object.fromEntries(
  [
    '',
    '/andringar',
    '/api',
    '/fall',
    '/fall/jamfor',
    '/fall/traffsakerhet',
    '/fore-start',
    '/granska',
    '/handelser',
  ]
    .concat([
      '/initiativ',
      '/kallor',
      '/logga-in',
      '/losningar',
      '/nationellt',
      '/nationellt/fullstandighet',
      '/om',
    ])
    .concat([
      '/organisationer',
      '/produkter',
      '/signal',
      '/signal/arbete',
      '/signal/avvikelse',
      '/svarsplikt',
    ])
    .concat([
      '/signal/missforhallande',
      '/signal/svar',
      '/sok',
      '/tillganglighet',
      '/tvillingar',
      '/varningar',
    ])
    .concat(
      ['/varningar/utfall', '/personuppgifter', '/policyer', '/policyer/ny', '/prov', '/rakna'],
      ['/rakna/inspelare', '/rakna/klickvag', '/trohet'],
      indicators.map((name) => `/nationellt/${name}`),
    )
    .map((path) => [`GET /:language${path}`, open(`/sv${path}`)]),
)

const nothing = (route: string, path: string): readonly [string, Row] => [route, open(path, 404)]

/** Every route of the site, and what it answers whom. A new route gets its row in the commit that makes it. */
export const siteRows: Readonly<Record<string, Row>> = {
  ...lists,
  ...files,
  ...Object.fromEntries([
    nothing('GET /:language/fall/:id', '/sv/fall/finns-inte'),
    nothing('GET /:language/fore-start/:code', '/sv/fore-start/finns-inte'),
    nothing('GET /:language/kallor/:id', '/sv/kallor/finns-inte'),
    nothing('GET /:language/kallor/:id/hamtningar/:run', '/sv/kallor/finns-inte/hamtningar/1'),
    nothing('GET /:language/logga-in/:provider', '/sv/logga-in/finns-inte'),
    nothing('GET /:language/logga-ut/:provider', '/sv/logga-ut/finns-inte'),
    nothing('GET /:language/nationellt/:file', '/sv/nationellt/finns-inte'),
    nothing('GET /:language/tvillingar/:id', '/sv/tvillingar/finns-inte'),
    nothing('GET /:language/tvillingar/par/:one/:other', '/sv/tvillingar/par/x/y'),
    nothing('GET /:language/varningar/:id', '/sv/varningar/finns-inte'),
    nothing('GET /:language/fraga/:code', '/sv/fraga/finns-inte'),
    nothing('GET /:language/policyer/:id', '/sv/policyer/finns-inte'),
    nothing('GET /:language/policyer/:id.:file', '/sv/policyer/finns-inte.csv?index=1'),
    nothing('GET /:language/prov/:id', '/sv/prov/finns-inte'),
    nothing('GET /inloggning/:provider', '/inloggning/finns-inte'),
    nothing('GET /public/*', '/public/finns-inte'),
  ]),
  ...forKinds(['initiativ', 'losningar', 'produkter'], (path, id) => ({
    [`GET /:language/${path}/:id/aterbruk`]: openAt((place) => [`/sv/${path}/${id(place)}/aterbruk`]),
    [`GET /:language/${path}/:id/intresse`]: openAt((place) => [`/sv/${path}/${id(place)}/intresse`]),
    [`GET /:language/${path}/:id/grupp`]: openAt((place) => [`/sv/${path}/${id(place)}/grupp`]),
    [`POST /:language/${path}/:id/grupp`]: {
      ...openAt((place) => [`/sv/${path}/${id(place)}/grupp`], 400),
      form: {},
    },
    [`GET /:language/${path}/:id/fraga/:organisation`]: openAt((place) => [
      `/sv/${path}/${id(place)}/fraga/${place.organisation}`,
    ]),
    [`POST /:language/${path}/:id/fraga/:organisation`]: {
      ...openAt((place) => [`/sv/${path}/${id(place)}/fraga/${place.organisation}`], 400),
      form: {},
    },
    [`POST /:language/${path}/:id/aterbruk`]: {
      ...openAt((place) => [`/sv/${path}/${id(place)}/aterbruk`], 400),
      form: {},
    },
    [`POST /:language/${path}/:id/intresse`]: {
      ...openAt((place) => [`/sv/${path}/${id(place)}/intresse`], 400),
      form: {},
    },
  })),
  ...forKinds(['losningar', 'produkter'], (path, id) => ({
    [`GET /:language/${path}/:id/anvandning`]: openAt((place) => [`/sv/${path}/${id(place)}/anvandning`]),
    [`GET /:language/${path}/:id/spridning`]: openAt((place) => [`/sv/${path}/${id(place)}/spridning`]),
    [`GET /:language/${path}/:id/fraga`]: openAt((place) => [`/sv/${path}/${id(place)}/fraga`]),
    [`POST /:language/${path}/:id/fraga`]: {
      ...openAt((place) => [`/sv/${path}/${id(place)}/fraga`], 400),
      form: {},
    },
    [`POST /:language/${path}/:id/anvandning`]: {
      ...openAt((place) => [`/sv/${path}/${id(place)}/anvandning`], 400),
      form: {},
    },
  })),
  'GET /:language/min-organisation': {
    ...room(''),
    shows: (secret, asker) =>
      secret.state === 'sheet: draft' && secret.place === 'home' ? inTheRoom(asker) : inRoom(secret, asker),
  },
  'GET /:language/min-organisation/bekrafta': room('/bekrafta'),
  'GET /:language/min-organisation/delat': {
    ...room('/delat'),
    shows: (secret, asker) => secret.state === 'shared with the public sector' && inTheRoom(asker),
  },
  'GET /:language/min-organisation/fragor': room('/fragor'),
  'GET /:language/min-organisation/initiativ/ny': room('/initiativ/ny', 'reporter'),
  'GET /:language/min-organisation/las-in': room('/las-in', 'editor'),
  'GET /:language/min-organisation/rapport': room('/rapport'),
  'GET /:language/min-organisation/initiativ/:id': {
    at: ({ sheets }) => sheets.map((id) => `/sv/min-organisation/initiativ/${id}`),
    status: (asker, { name }) => (inTheRoom(asker) ? (name === 'home' ? 200 : 404) : refusalOf(asker)),
    shows: inRoom,
  },
  'POST /:language/min-organisation/initiativ/:id': {
    at: ({ sheets }) => sheets.map((id) => `/sv/min-organisation/initiativ/${id}`),
    form: { token: 'kort', title: '' },
    status: (asker, place) =>
      inTheRoom(asker) ? (place.name === 'other' ? 404 : reaches('editor', asker) ? 400 : 403) : 403,
    shows: inRoom,
  },
  'GET /:language/min-organisation/initiativ/:id/bilagor': {
    ...ofSheets('/bilagor'),
    status: (asker, { name }) => (inTheRoom(asker) ? (name === 'home' ? 200 : 404) : refusalOf(asker)),
    shows: (secret, asker, place) => inRoom(secret, asker) || attachmentShown(secret, asker, place),
  },
  'POST /:language/min-organisation/initiativ/:id/bilagor': {
    ...ofSheets('/bilagor', { id: 'x' }),
    status: (asker, { name }) =>
      inTheRoom(asker) ? (name === 'other' ? 404 : reaches('editor', asker) ? 400 : 403) : 403,
    shows: (secret, asker, place) =>
      reaches('editor', asker) && (inRoom(secret, asker) || attachmentShown(secret, asker, place)),
  },
  'POST /:language/min-organisation/initiativ/:id/bilagor/ny': {
    ...ofSheets('/bilagor/ny', {}),
    status: (asker, { name }) => (reaches('editor', asker) ? (name === 'other' ? 404 : 400) : 403),
    shows: (secret, asker, place) =>
      reaches('editor', asker) && (inRoom(secret, asker) || attachmentShown(secret, asker, place)),
  },
  'GET /:language/min-organisation/las-in/:id': {
    at: one('/sv/min-organisation/las-in/finns-inte'),
    status: (asker) => (reaches('editor', asker) ? 404 : refusalOf(asker)),
  },
  'POST /:language/min-organisation/las-in/:id': inRoomTaking('/las-in/finns-inte', {}, 'editor', 404),
  'GET /:language/min-organisation/undanlagt': room('/undanlagt'),
  'GET /:language/min-organisation/undanlagt/:id': {
    at: one('/sv/min-organisation/undanlagt/finns-inte'),
    status: (asker) => (inTheRoom(asker) ? 404 : refusalOf(asker)),
  },
  'POST /:language/min-organisation/undanlagt/:id': inRoomTaking('/undanlagt/finns-inte', {}, 'editor', 404),
  'POST /:language/min-organisation/initiativ/ny': inRoomTaking(
    '/initiativ/ny',
    { token: 'kort', title: '' },
    'reporter',
  ),
  'POST /:language/min-organisation/bekrafta': inRoomTaking(
    '/bekrafta',
    { act: 'correct', record: 'x' },
    'editor',
    404,
  ),
  'POST /:language/min-organisation/fragor': inRoomTaking('/fragor', { id: 'x' }, 'editor'),
  'POST /:language/min-organisation/las-in': inRoomTaking('/las-in', { text: 'x' }, 'editor'),
  'GET /:language/initiativ/:id/fraga': openAt(oneInitiative('/fraga')),
  'POST /:language/initiativ/:id/fraga': { ...openAt(oneInitiative('/fraga'), 400), form: {} },
  'POST /:language/policyer/ny': { ...open('/sv/policyer/ny', 400), form: {} },
  'POST /:language/rakna': { ...open('/sv/rakna', 400), form: {} },
  'GET /': open('/', 302),
  'GET /health': open('/health'),
  'GET /metrics': open('/metrics', 404),
  'GET /:language/handelser/strom': { ...open('/sv/handelser/strom'), stream: true },
  'GET /:language/initiativ/:id': openAt(initiatives()),
  'GET /:language/initiativ/:id/behov': page(initiatives('/behov'), corrects),
  'GET /:language/initiativ/:id/start': openAt(initiatives('/start')),
  'GET /:language/initiativ/:id/tecken': openAt(initiatives('/tecken')),
  'GET /:language/initiativ/:id/start/andra': page(initiatives('/start/andra'), edits),
  'GET /:language/initiativ/:id/roster': page(initiatives('/roster'), speaks),
  'GET /:language/initiativ/:id/varna': openAt(initiatives('/varna')),
  'GET /:language/losningar/:id': openAt(({ solution }) => [`/sv/losningar/${solution}`]),
  'GET /:language/losningar/:id/behov': page(({ solution }) => [`/sv/losningar/${solution}/behov`], corrects),
  'GET /:language/produkter/:id': openAt(({ product }) => [`/sv/produkter/${product}`]),
  'GET /:language/produkter/:id/behov': page(({ product }) => [`/sv/produkter/${product}/behov`], corrects),
  'GET /:language/konto': page(one('/sv/konto'), signedIn),
  'GET /:language/nytt': page(one('/sv/nytt'), signedIn),
  'POST /:language/nytt': taking(one('/sv/nytt'), { before: 'x' }, signedIn),
  'GET /:language/foljer': page(one('/sv/foljer'), signedIn),
  'POST /:language/foljer': taking(one('/sv/foljer'), { pace: 'x' }, signedIn),
  'GET /:language/folj': openAt(({ initiative }) => [`/sv/folj?vad=initiative&id=${initiative}`]),
  'POST /:language/folj': taking(one('/sv/folj'), { vad: 'x' }, signedIn),
  'GET /:language/organisationer/:id/adresser': page(ofOrganisation('/adresser'), administers),
  'POST /:language/organisationer/:id/adresser': taking(
    ofOrganisation('/adresser'),
    { registrar: 'ingen adress' },
    administers,
  ),
  ...Object.fromEntries(
    ['bekrafta', 'avsluta', 'stammer'].flatMap((what) => {
      const row = open(`/sv/post/${what}/${'x'.repeat(43)}`, 404)
      return [
        [`GET /:language/post/${what}/:secret`, row],
        [`POST /:language/post/${what}/:secret`, { ...row, form: {} }],
      ]
    }),
  ),
  'GET /:language/moderering/signaler': page(one('/sv/moderering/signaler'), moderates),
  'GET /:language/organisationer/:id': openAt(ofOrganisation('')),
  'GET /:language/organisationer/:id/jamforelse': openAt(ofOrganisation('/jamforelse')),
  'GET /:language/organisationer/:id/medlemmar': openAt(ofOrganisation('/medlemmar')),
  'POST /:language/organisationer/:id/medlemmar': taking(ofOrganisation('/medlemmar'), {}, administers),
  'GET /:language/organisationer/:id/nycklar': page(
    ofOrganisation('/nycklar'),
    administers,
    (secret, asker, place) => administers(asker, place) && label(secret, place),
  ),
  'GET /:language/organisationer/:id/roller': {
    ...openAt(ofOrganisation('/roller')),
    shows: (secret, asker, place) => administers(asker, place) && colleague(secret, place),
  },
  'GET /:language/organisationer/:id/signaler': {
    ...openAt(ofOrganisation('/signaler')),
    shows: (secret, asker, place) => (edits(asker, place) || moderates(asker)) && told(secret, place),
  },
  'POST /:language/fore-start': { ...open('/sv/fore-start', 400), form: {} },
  'POST /:language/initiativ/:id/behov': taking(initiatives('/behov'), { need1: 'finns-inte' }, corrects),
  'POST /:language/losningar/:id/behov': taking(
    ({ solution }) => [`/sv/losningar/${solution}/behov`],
    { need1: 'finns-inte' },
    corrects,
  ),
  'POST /:language/produkter/:id/behov': taking(
    ({ product }) => [`/sv/produkter/${product}/behov`],
    { need1: 'finns-inte' },
    corrects,
  ),
  'POST /:language/initiativ/:id/roster': taking(oneInitiative('/roster'), { what: 'claim' }, speaks),
  'POST /:language/initiativ/:id/start': taking(oneInitiative('/start'), { what: 'decision' }, edits),
  // an empty plan is a plan: those who may, keep it, as often as they like
  'POST /:language/initiativ/:id/start/andra': taking(oneInitiative('/start/andra'), {}, edits, 303),
  'POST /:language/initiativ/:id/varna': taking(oneInitiative('/varna'), {}, warns),
  'POST /:language/varningar/:id': taking(
    one('/sv/varningar/finns-inte'),
    { act: 'answer' },
    answersWarnings,
    404,
  ),
  'POST /:language/moderering/signaler': taking(one('/sv/moderering/signaler'), {}, moderates),
  'POST /:language/organisationer/:id/signaler': taking(
    ofOrganisation('/signaler'),
    {},
    (asker) => isOne(['editor', 'publisher', 'administrator'], asker),
    400,
    (secret, asker, place) => edits(asker, place) && told(secret, place),
  ),
  'POST /:language/organisationer/:id/nycklar': taking(
    ofOrganisation('/nycklar'),
    { act: 'make', label: '', role: 'editor', months: '1' },
    administers,
    400,
    (secret, asker, place) => administers(asker, place) && label(secret, place),
  ),
  'POST /:language/organisationer/:id/roller': taking(
    ofOrganisation('/roller'),
    { act: 'give', account: 'x', role: 'editor' },
    administers,
    404,
  ),
  'POST /:language/tvillingar/par/:one/:other': taking(
    ({ initiative, gone }) => [`/sv/tvillingar/par/${initiative}/${gone}`],
    { verdict: 'x', reason: 'x' },
    (asker) => isOne(['editor', 'publisher', 'administrator', 'analyst', 'moderator', 'operator'], asker),
  ),
  'POST /:language/signal/arbete': { ...open('/sv/signal/arbete', 400), form: {} },
  'POST /:language/signal/avvikelse': { ...open('/sv/signal/avvikelse', 400), form: {} },
  'POST /:language/signal/svar': { ...open('/sv/signal/svar'), form: {} },
  'POST /:language/logga-in': { ...open('/sv/logga-in', 400), form: {}, shows: choosesByName },
  'GET /:language/logga-in': { ...open('/sv/logga-in'), shows: choosesByName },
  'POST /:language/uppdrag': {
    at: one('/sv/uppdrag'),
    form: { uppdrag: 'SE4000000002.administrator.self' },
    status: (asker) => (asker.role === 'public' ? 303 : 400),
  },
  // these two end what everybody here asks with, and are tried with people of their own
  'POST /:language/konto': { at: () => [], status: () => 303, form: {} },
  'POST /:language/logga-ut': { at: () => [], status: () => 303, form: {} },
}

const api = (path: string, status = 200): Row => open(`/api/v1${path}`, status)
const ofKind = (path: string, pick: (place: Place) => readonly string[]): Readonly<Record<string, Row>> => ({
  [`GET /api/v1/${path}`]: api(`/${path}?limit=100`),
  [`GET /api/v1/${path}/:id`]: openAt((place) => pick(place).map((id) => `/api/v1/${path}/${id}`)),
  [`GET /api/v1/${path}/:id/history`]: openAt((place) =>
    pick(place).map((id) => `/api/v1/${path}/${id}/history`),
  ),
})

/** The place whose room a machine may look into; null for whoever comes without a key. */
const roomOf = ({ name }: Asker) =>
  name.startsWith('machine: ') ? (name.endsWith('another organisation') ? 'other' : 'home') : null
const ownPapers = (secret: Secret, asker: Asker): boolean | 'may' =>
  secret.place === roomOf(asker) &&
  (secret.state.startsWith('sheet: ') || secret.state === 'shared with the public sector') &&
  'may'
/** What a machine sends to its room, refused in the end. */
const roomTaking = (path: string, form: Row['form'] = {}, status: Row['status'] = () => 400): Row => ({
  at: one(`/api/v1/room/${path}`),
  form,
  status: (asker, place) => (roomOf(asker) ? status(asker, place) : 403),
})

/** Rooms are for the machines of their own organisation. */
const roomRows: Readonly<Record<string, Row>> = {
  'GET /api/v1/room/initiatives': {
    ...api('/room/initiatives?limit=100'),
    status: (asker) => (roomOf(asker) ? 200 : 403),
    shows: ownPapers,
  },
  'GET /api/v1/room/initiatives/:id': {
    at: ({ sheets }) => sheets.map((id) => `/api/v1/room/initiatives/${id}`),
    status: (asker, { name }) => (roomOf(asker) ? (roomOf(asker) === name ? 200 : 404) : 403),
    shows: (secret, asker, place) => secret.place === place.name && ownPapers(secret, asker),
  },
  'POST /api/v1/room/initiatives': roomTaking('initiatives'),
  'POST /api/v1/room/initiatives/:id/versions': roomTaking('initiatives/x/versions'),
  'POST /api/v1/room/initiatives/:id/publication': roomTaking('initiatives/x/publication'),
  'POST /api/v1/room/confirmations': roomTaking('confirmations'),
  'POST /api/v1/room/claims': roomTaking('claims', { record: 'finns-inte' }, ({ name }) =>
    /reader|reporter/.test(name) ? 403 : 404,
  ),
}

/** Every route of the API and the log: open to all, and telling all the same. */
export const openRows: Readonly<Record<string, Row>> = {
  ...roomRows,
  ...ofKind('initiatives', ({ initiative, gone, redacted }) => [initiative, gone, redacted]),
  ...ofKind('solutions', ({ solution }) => [solution]),
  ...ofKind('products', ({ product }) => [product]),
  'GET /api/v1': api(''),
  'GET /api/v1/*': api('/finns-inte', 404),
  'GET /api/v1/before-you-start/:code': api('/before-you-start/finns-inte', 404),
  'GET /api/v1/changes': api('/changes?limit=100'),
  'GET /api/v1/changes/stream': { ...api('/changes/stream?from=0'), stream: true },
  'GET /api/v1/differences': api('/differences'),
  'GET /api/v1/initiatives/:id/standing': openAt(({ initiative, gone, redacted }) =>
    [initiative, gone, redacted].map((id) => `/api/v1/initiatives/${id}/standing`),
  ),
  'GET /api/v1/adoptions': api('/adoptions'),
  'POST /api/v1/adoptions': { ...api('/adoptions', 400), form: {} },
  'GET /api/v1/adoption-statements': openAt(({ organisation, solution }) => [
    `/api/v1/adoption-statements?organisation=${organisation}&record=${solution}`,
  ]),
  'GET /api/v1/memberships': openAt(({ organisation }) => [
    `/api/v1/memberships?organisation=${organisation}`,
  ]),
  'POST /api/v1/memberships': { ...api('/memberships', 400), form: {} },
  'GET /api/v1/pools/:target': api('/pools/finns-inte', 404),
  'POST /api/v1/pools': { ...api('/pools', 400), form: {} },
  'GET /api/v1/interests': api('/interests'),
  'POST /api/v1/interests': { ...api('/interests', 400), form: {} },
  'GET /api/v1/policies': api('/policies'),
  'GET /api/v1/policies/:id': api('/policies/finns-inte', 404),
  'GET /api/v1/reuse-links': api('/reuse-links'),
  'GET /api/v1/solutions/:id/publiccode.yml': openAt(({ solution }) => [
    `/api/v1/solutions/${solution}/publiccode.yml`,
  ]),
  'GET /api/v1/completeness': api('/completeness'),
  'GET /api/v1/duty-to-answer': api('/duty-to-answer'),
  'GET /api/v1/indicators': api('/indicators'),
  'GET /api/v1/indicators/:id': api('/indicators/coverage'),
  'GET /api/v1/initiatives/:id/concerns': openAt(({ initiative }) => [
    `/api/v1/initiatives/${initiative}/concerns`,
  ]),
  'GET /api/v1/initiatives/:id/go-live': openAt(({ initiative }) => [
    `/api/v1/initiatives/${initiative}/go-live`,
  ]),
  'GET /api/v1/initiatives/:id/voices': openAt(({ initiative }) => [
    `/api/v1/initiatives/${initiative}/voices`,
  ]),
  'GET /api/v1/trials': api('/trials'),
  'GET /api/v1/trials/:id': api('/trials/finns-inte', 404),
  'GET /api/v1/trials/:id/runs': api('/trials/finns-inte/runs', 404),
  'GET /api/v1/trials/:id/runs.csv': api('/trials/finns-inte/runs.csv', 404),
  'GET /api/v1/me': api('/me'),
  'GET /api/v1/openapi.json': api('/openapi.json'),
  'GET /api/v1/organisations': api('/organisations?limit=100'),
  'GET /api/v1/organisations/:id': openAt(({ organisation }) => [`/api/v1/organisations/${organisation}`]),
  'GET /api/v1/organisations/resolve': api('/organisations/resolve?name=Hemma%20kommun'),
  'GET /api/v1/runs/:id': api('/runs/1', 404),
  'GET /api/v1/runs/:id/issues': api('/runs/1/issues', 404),
  'GET /api/v1/search': api('/search?q=kanarie'),
  'GET /api/v1/sources': api('/sources'),
  'GET /api/v1/sources/:id': api('/sources/finns-inte', 404),
  'GET /api/v1/sources/:id/runs': api('/sources/finns-inte/runs', 404),
  'GET /api/v1/status': api('/status'),
  'GET /api/v1/twins': api('/twins'),
  'GET /api/v1/warnings': api('/warnings'),
  'GET /api/v1/warnings/:id': api('/warnings/finns-inte', 404),
  'POST /api/v1/before-you-start': { ...api('/before-you-start', 400), form: {} },
  'GET /log/:year(^\\d{4}$)/checkpoint': open('/log/2026/checkpoint'),
  'GET /log/:year(^\\d{4}$)/tile/*': open('/log/2026/tile/0/000', 404),
  'GET /log/checkpoint': open('/log/checkpoint'),
  'GET /log/content/:index(^\\d{1,15}$)': open('/log/content/3'),
  'GET /log/keys': open('/log/keys'),
  'GET /log/proof/:index(^\\d{1,15}$)': open('/log/proof/3'),
  'GET /log/tile/*': open('/log/tile/0/000', 404),
  'GET /log/verify-standalone.mjs': open('/log/verify-standalone.mjs'),
}
