import { countSessions, endSessionsOf, type Session } from '#identity'
import { NotAllowed } from '#platform/problems'
import { AccountPage } from './account-page.tsx'
import { signInMessages } from './sign-in-messages.ts'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages for those who are signed in, about themselves. */
export const accountRoutes: readonly Route[] = [{ path: '/konto', answer: account, take: signOutEverywhere }]

async function account(asked: Asked): Promise<Answer> {
  const { ctx, language } = asked
  const session = signedIn(asked)
  const browsers = await countSessions(ctx, session.account)
  const { myAccount: title } = signInMessages[language]
  return { title, description: title, content: <AccountPage {...{ language, session, browsers }} /> }
}

async function signOutEverywhere(asked: Asked): Promise<{ to: string }> {
  await endSessionsOf(asked.ctx, signedIn(asked).account)
  return { to: '' }
}

/** The session of whoever asks. Throws `NotAllowed` when nobody is signed in. */
export function signedIn({ session }: Pick<Asked, 'session'>): Session {
  if (session) return session
  throw new NotAllowed({
    sv: 'Den här sidan är för den som är inloggad. Logga in och försök igen.',
    en: 'This page is for those who are signed in. Sign in and try again.',
  })
}
