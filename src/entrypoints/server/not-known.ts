import { Problem } from '#platform/problems'

/** What was shown as a proof of who asks is none; not one of the five problems, because only the door knows it. */
export class NotKnown extends Problem {
  readonly type = 'not-known'
  readonly status = 401
  readonly exitCode = 3

  constructor() {
    super({
      sv: 'Nyckeln eller åtkomstbeviset gäller inte: det är fel, återkallat, för gammalt eller inte utfärdat för oss. Utan det går allt öppet att läsa.',
      en: 'The key or access token is not valid: wrong, revoked, too old, or not issued for us. Without it all that is open can be read.',
    })
  }
}
