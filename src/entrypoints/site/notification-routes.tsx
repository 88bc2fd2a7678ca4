import { hasPermission } from '#identity'
import {
  AddressesPage,
  addressRoles,
  chooseMail,
  FollowingPage,
  FollowPage,
  FollowPart,
  follow,
  isFollowing,
  markSeen,
  NewsPage,
  nameTargets,
  notificationMessages,
  pathOf,
  notificationPaths as paths,
  readFollows,
  readNews,
  readRoleAddresses,
  readSettings,
  setRoleAddresses,
  stopFollowing,
  Target,
} from '#notification'
import { isLanguage } from '#platform/language'
import { Invalid } from '#platform/problems'
import { readOrganisation } from '#registry'
import { signedIn } from './account-routes.tsx'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages about what one follows, and where an organisation's mail goes. */
export const notificationRoutes: readonly Route[] = [
  { path: paths.news, answer: news, take: takeSeen },
  { path: paths.following, answer: following, take: takeMail },
  { path: paths.follow, answer: followPage, take: takeFollow },
  { path: paths.addresses(':id'), answer: addresses, take: takeAddresses },
]

const page = (title: string, content: Answer['content']): Answer => ({ title, description: title, content })

async function news(asked: Asked): Promise<Answer> {
  const { ctx, language } = asked
  const { account } = signedIn(asked)
  const told = await readNews(ctx, account, { from: 0, to: Number.MAX_SAFE_INTEGER, language })
  const follows = await readFollows(ctx, account)
  const props = { language, news: told, following: follows.length > 0 }
  return page(notificationMessages[language].newsTitle, <NewsPage {...props} />)
}

async function takeSeen(asked: Asked, form: URLSearchParams) {
  const { account } = signedIn(asked)
  const before = Number(form.get('before') ?? '')
  if (!Number.isSafeInteger(before) || before <= 0) throw unclear()
  await markSeen(asked.ctx, account, before)
  return { to: paths.news }
}

async function following(asked: Asked): Promise<Answer> {
  const { ctx, language, query, form, errors, mailing } = asked
  const { account, demonstration } = signedIn(asked)
  const follows = await readFollows(ctx, account)
  const names = await nameTargets(ctx, follows, language)
  const settings = await readSettings(ctx, account)
  const without = mailing ? (demonstration ? 'invented' : null) : 'off'
  const saved = query.get('klart') === 'sparat'
  return page(
    notificationMessages[language].followingTitle,
    <FollowingPage {...{ language, follows, names, settings, without, saved, form, errors }} />,
  )
}

async function takeMail(asked: Asked, form: URLSearchParams) {
  const { ctx, language } = asked
  const { account, demonstration } = signedIn(asked)
  const wish = { pace: form.get('pace') ?? '', address: form.get('address') ?? '', language }
  await chooseMail(ctx, { account, demonstration }, wish)
  return { to: `${paths.following}?klart=sparat` }
}

async function followPage(asked: Asked): Promise<Answer> {
  const { ctx, session, language, query } = asked
  const target = readTarget(query)
  const named = (await nameTargets(ctx, [target], language)).get(`${target.kind} ${target.target}`)
  if (!named) throw unclear()
  const follows = session && (await isFollowing(ctx, session.account, target))
  return page(
    notificationMessages[language].followTitle,
    <FollowPage {...{ language, target, named, following: follows }} />,
  )
}

async function takeFollow(asked: Asked, form: URLSearchParams) {
  const { ctx, language } = asked
  const { account, demonstration } = signedIn(asked)
  const target = readTarget(form)
  if (form.get('act') === 'stop') await stopFollowing(ctx, account, target)
  else await follow(ctx, { account, demonstration }, target, language)
  const { kind, target: id } = target
  return { to: form.get('till') === 'foljer' ? paths.following : pathOf(kind, id) }
}

function readTarget(fields: URLSearchParams): Target {
  const read = Target.safeParse({ kind: fields.get('vad'), target: fields.get('id') })
  if (!read.success) throw unclear()
  return read.data
}

const unclear = () =>
  new Invalid({
    sv: 'Det går inte att förstå vad du vill följa. Gå till sidan och tryck på Följ där.',
    en: 'It is not clear what you want to follow. Go to its page and press Follow there.',
  })

async function addresses(asked: Asked): Promise<Answer> {
  const { ctx, language, params, query, form, errors, mailing } = asked
  const id = params.id ?? ''
  const known = await readRoleAddresses(ctx, id)
  const { nameSv, nameEn, demonstration } = await readOrganisation(ctx, id)
  const organisation = { id, name: { sv: nameSv, en: nameEn ?? nameSv } }
  const without = mailing ? (demonstration ? 'invented' : null) : 'off'
  const saved = query.get('klart') === 'sparat'
  return page(
    notificationMessages[language].addressesTitle,
    <AddressesPage {...{ language, organisation, addresses: known, without, saved, form, errors }} />,
  )
}

async function takeAddresses({ ctx, language, params }: Asked, form: URLSearchParams) {
  const organisation = params.id ?? ''
  const written = (role: string) => form.get(role) ?? ''
  const chosen = form.get('language') ?? ''
  const [registrar = '', board = '', safety = ''] = addressRoles.map(written)
  await setRoleAddresses(ctx, {
    ...{ organisation, addresses: { registrar, board, safety } },
    language: isLanguage(chosen) ? chosen : language,
  })
  return { to: `${paths.addresses(organisation)}?klart=sparat` }
}

/** On the page of something that can be followed: one click follows it, another stops. */
export async function followSection(
  { ctx, session, language }: Pick<Asked, 'ctx' | 'session' | 'language'>,
  target: Target,
) {
  const follows = session && (await isFollowing(ctx, session.account, target))
  return <FollowPart {...{ language, target, following: follows }} />
}

/** Whether whoever looks keeps the addresses of an organisation's roles: the link to that page. */
export function addressesLink({ ctx, language }: Pick<Asked, 'ctx' | 'language'>, id: string) {
  if (!hasPermission(ctx, 'keep-role-addresses', id)) return null
  return (
    <p>
      <a href={`/${language}${paths.addresses(id)}`}>{notificationMessages[language].addressesTitle}</a>
    </p>
  )
}
