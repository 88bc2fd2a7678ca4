/** Where the pages of the room stand, behind the language. */
export const paths = {
  room: '/min-organisation',
  create: '/min-organisation/initiativ/ny',
  sheet: (id: string) => `/min-organisation/initiativ/${id}`,
  settle: '/min-organisation/bekrafta',
  report: '/min-organisation/rapport',
  letters: '/min-organisation/fragor',
  shared: '/min-organisation/delat',
  import: '/min-organisation/las-in',
  export: (format: string) => `/min-organisation/allt.${format}`,
  ask: (record: string) => `/initiativ/${record}/fraga`,
  receipt: (code: string) => `/fraga/${code}`,
  stored: '/personuppgifter',
}
