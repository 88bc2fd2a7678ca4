import { accept, type Checked, refuse } from './checked.ts'
import { type OpenedCheckpoint, openCheckpoint } from './checkpoint.ts'
import { sameBytes } from './hashing.ts'
import { type KeyType, parseVerifierKey, type VerifierKey } from './key.ts'
import { fromDecimal } from './strict-text.ts'

/** A log or witness one trusts, with the address it can be asked at, when known. */
export interface TrustedKey {
  key: VerifierKey
  url?: string
}

/** At least `threshold` of the members, each a witness or an earlier group. */
export interface WitnessGroup {
  threshold: number
  members: readonly string[]
}

/** Whom to trust, and how many witnesses it takes (C2SP tlog-policy). */
export interface TrustPolicy {
  logs: readonly TrustedKey[]
  witnesses: ReadonlyMap<string, TrustedKey>
  groups: ReadonlyMap<string, WitnessGroup>
  /** Name of a witness or a group, or `none`. */
  quorum: string
}

interface Draft {
  logs: TrustedKey[]
  witnesses: Map<string, TrustedKey>
  groups: Map<string, WitnessGroup>
  members: Set<string>
  quorum?: string
}

const MAX_LINES = 1000

/** Reads a policy file; one line that cannot be understood refuses the file. */
export function parsePolicy(text: string): Checked<TrustPolicy> {
  const lines = text.split('\n').map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''))
  const draft: Draft = { logs: [], witnesses: new Map(), groups: new Map(), members: new Set() }
  const said = lines.filter((line) => line !== '' && !line.startsWith('#'))
  const clean = [...text].every(
    (character) => (character >= ' ' && character !== '\x7f') || '\t\n'.includes(character),
  )
  if (!clean || lines.length > MAX_LINES || !said.every((line) => readLine(draft, line.split(/[ \t]+/)))) {
    return refuse('malformed-policy')
  }
  const { logs, witnesses, groups, quorum } = draft
  return quorum === undefined ? refuse('malformed-policy') : accept({ logs, witnesses, groups, quorum })
}

/** Whether the named witnesses are enough. */
export function reachesQuorum(policy: TrustPolicy, cosigned: ReadonlySet<string>): boolean {
  const holds = (name: string): boolean => {
    const group = policy.groups.get(name)
    return group ? group.members.filter(holds).length >= group.threshold : cosigned.has(name)
  }
  return policy.quorum === 'none' || holds(policy.quorum)
}

/** Checks a signed checkpoint under a policy, and names the witnesses of the policy that cosigned it. */
export function openUnderPolicy(
  note: string,
  policy: TrustPolicy,
): Checked<OpenedCheckpoint & { cosignedBy: ReadonlySet<string> }> {
  const witnesses = [...policy.witnesses]
  const opened = openCheckpoint(
    note,
    policy.logs.map(({ key }) => key),
    witnesses.map(([, { key }]) => key),
  )
  if (!opened.ok) return opened
  const cosigned = opened.value.cosignatures.map(({ key }) => key)
  const cosignedBy = new Set(witnesses.filter(([, { key }]) => cosigned.includes(key)).map(([name]) => name))
  return reachesQuorum(policy, cosignedBy)
    ? accept({ ...opened.value, cosignedBy })
    : refuse('quorum-not-reached')
}

/** Takes one line into the draft, or says that it cannot be understood. */
function readLine(draft: Draft, [word, ...rest]: readonly string[]): boolean {
  if (word === 'log') return readLog(draft, rest)
  if (word === 'witness') return readWitness(draft, rest)
  if (word === 'group') return readGroup(draft, rest)
  return word === 'quorum' && readQuorum(draft, rest)
}

function readLog(draft: Draft, words: readonly string[]): boolean {
  const trusted = readKey(words, 0x01, draft.logs)
  if (trusted) draft.logs.push(trusted)
  return trusted !== undefined
}

function readWitness(draft: Draft, [name, ...words]: readonly string[]): boolean {
  const trusted = readKey(words, 0x04, [...draft.witnesses.values()])
  if (!trusted || !name || !isFree(draft, name)) return false
  draft.witnesses.set(name, trusted)
  return true
}

function readGroup(draft: Draft, [name, rule, ...members]: readonly string[]): boolean {
  const threshold = rule === 'any' ? 1 : rule === 'all' ? members.length : fromDecimal(rule ?? '')
  if (!name || !isFree(draft, name) || threshold === undefined) return false
  if (threshold < 1 || threshold > members.length) return false
  for (const member of members) {
    // A witness that counted in two groups could fill a quorum alone.
    if (!isDefined(draft, member) || draft.members.has(member)) return false
    draft.members.add(member)
  }
  draft.groups.set(name, { threshold, members })
  return true
}

function readQuorum(draft: Draft, [name, ...rest]: readonly string[]): boolean {
  if (!name || rest.length > 0 || draft.quorum !== undefined) return false
  if (name !== 'none' && !isDefined(draft, name)) return false
  draft.quorum = name
  return true
}

function readKey(
  [vkey, url, ...rest]: readonly string[],
  type: KeyType,
  others: readonly TrustedKey[],
): TrustedKey | undefined {
  const key = parseVerifierKey(vkey ?? '')
  if (!key.ok || key.value.type !== type || rest.length > 0) return undefined
  if (others.some((other) => sameBytes(other.key.publicKey, key.value.publicKey))) return undefined
  return { key: key.value, ...(url !== undefined && { url }) }
}

function isDefined({ witnesses, groups }: Draft, name: string): boolean {
  return witnesses.has(name) || groups.has(name)
}

function isFree(draft: Draft, name: string): boolean {
  return name !== 'none' && !isDefined(draft, name)
}
