/** Where the pages of this slice stand, behind the language. */
export const paths = {
  news: '/nytt',
  following: '/foljer',
  follow: '/folj',
  confirmAddress: (token: string) => `/post/bekrafta/${token}`,
  unsubscribe: (token: string) => `/post/avsluta/${token}`,
  stillTrue: (token: string) => `/post/stammer/${token}`,
  addresses: (organisation: string) => `/organisationer/${organisation}/adresser`,
}
