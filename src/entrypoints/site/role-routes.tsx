import {
  claimAdministration,
  contestClaim,
  endRepresentation,
  giveRole,
  handOverAdministration,
  hasPermission,
  holdsOpenClaim,
  identityMessages,
  KeysPage,
  leaveRole,
  letRepresent,
  listApiKeys,
  listColleagues,
  makeApiKey,
  type RolePowers,
  RolesPage,
  readRoleOverview,
  revokeApiKey,
  settleClaim,
} from '#identity'
import { Invalid } from '#platform/problems'
import { readOrganisation } from '#registry'
import { signedIn } from './account-routes.tsx'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages about the roles and keys of an organisation. */
export const roleRoutes: readonly Route[] = [
  { path: '/organisationer/:id/roller', answer: roles, take: changeRoles },
  { path: '/organisationer/:id/nycklar', answer: (asked) => keys(asked, null), take: changeKeys },
]

async function named({ ctx, params }: Asked) {
  const { id, nameSv, nameEn } = await readOrganisation(ctx, params.id ?? '')
  return { id, name: { sv: nameSv, en: nameEn ?? nameSv } }
}

async function roles(asked: Asked): Promise<Answer> {
  const { ctx, language, form, errors } = asked
  const organisation = await named(asked)
  const overview = await readRoleOverview(ctx, organisation.id)
  const powers = await powersOf(asked, organisation.id, overview)
  const words = identityMessages[language]
  const name = organisation.name[language]
  return {
    title: `${words.roles}: ${name}`,
    description: words.rolesDescription(name),
    content: <RolesPage {...{ language, organisation, overview, powers, form, errors }} />,
  }
}

/** What whoever looks may do about the roles of an organisation. */
async function powersOf(
  { ctx, session }: Asked,
  id: string,
  { administered, claim }: Awaited<ReturnType<typeof readRoleOverview>>,
): Promise<RolePowers> {
  const acting = session?.acting
  const here = acting?.organisation === id && acting.through === null ? acting : null
  const mayClaim = session !== null && here !== null && hasPermission(ctx, 'claim-administration', id)
  const own =
    claim && session ? await holdsOpenClaim(ctx, { account: session.account, organisation: id }) : false
  const claims = claim ? (own || claim.contested ? null : 'contest') : administered ? null : 'claim'
  return {
    claims: mayClaim ? claims : null,
    settles: claim !== null && hasPermission(ctx, 'settle-administration'),
    leaves: here && here.role !== 'reader' ? here.role : null,
    colleagues: hasPermission(ctx, 'give-roles', id) ? await listColleagues(ctx, id) : null,
  }
}

async function changeRoles(asked: Asked, form: URLSearchParams): Promise<{ to: string }> {
  const { ctx, params } = asked
  const { account } = signedIn(asked)
  const organisation = params.id ?? ''
  const value = (name: string) => form.get(name) ?? ''
  const acts: Readonly<Record<string, () => Promise<void>>> = {
    claim: () => claimAdministration(ctx, { account, organisation }),
    contest: () => contestClaim(ctx, { account, organisation }),
    confirm: () => settleClaim(ctx, { organisation, outcome: 'confirmed' }),
    refuse: () => settleClaim(ctx, { organisation, outcome: 'refused' }),
    leave: () => leaveRole(ctx, { account, organisation, role: value('role') }),
    give: () => giveRole(ctx, { account: value('account'), organisation, role: value('role') }),
    'hand-over': () => handOverAdministration(ctx, { organisation, from: account, to: value('account') }),
    'let-represent': () => letRepresent(ctx, { member: organisation, body: organisationIn(value('body')) }),
    'end-representation': () => endRepresentation(ctx, { member: organisation, body: value('body') }),
  }
  await chosen(acts, value('act'))()
  return { to: `/organisationer/${organisation}/roller` }
}

/** `212000-0142` as the register writes it, `SE2120000142`. */
function organisationIn(written: string): string {
  const digits = written.replaceAll(/[\s-]/g, '').replace(/^(SE|16)(?=\d{10}$)/, '')
  if (/^\d{10}$/.test(digits)) return `SE${digits}`
  const message = {
    sv: 'Skriv ett organisationsnummer med tio siffror.',
    en: 'Write an organisation number of ten digits.',
  }
  throw new Invalid(message, [{ field: 'body', message }])
}

async function keys(asked: Asked, made: string | null): Promise<Answer> {
  const { ctx, language, form, errors } = asked
  const organisation = await named(asked)
  const words = identityMessages[language]
  return {
    title: `${words.keys}: ${organisation.name[language]}`,
    description: words.keysDescription,
    content: (
      <KeysPage
        {...{ language, organisation, made, form, errors, keys: await listApiKeys(ctx, organisation.id) }}
      />
    ),
  }
}

async function changeKeys(asked: Asked, form: URLSearchParams) {
  const { ctx, params } = asked
  const organisation = params.id ?? ''
  const value = (name: string) => form.get(name) ?? ''
  const make = async () => {
    const wanted = {
      organisation,
      label: value('label'),
      role: value('role'),
      months: Number(value('months')),
    }
    return { show: await keys(asked, await makeApiKey(ctx, wanted)) }
  }
  const revoke = async () => {
    await revokeApiKey(ctx, { organisation, id: value('id') })
    return { to: `/organisationer/${organisation}/nycklar` }
  }
  return chosen<() => Promise<{ to: string } | { show: Answer }>>({ make, revoke }, value('act'))()
}

/** What a button asked for. Throws `Invalid` when no button of the page says that. */
function chosen<Act>(acts: Readonly<Record<string, Act>>, name: string): Act {
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  if (act) return act
  throw new Invalid({
    sv: 'Det går inte att förstå vad som ska göras. Ladda sidan igen och välj en knapp.',
    en: 'It is not clear what is to be done. Load the page again and choose a button.',
  })
}
