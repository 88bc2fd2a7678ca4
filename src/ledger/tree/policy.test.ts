import { expect, test } from 'vitest'
import { signCheckpoint } from './checkpoint.ts'
import { sha256 } from './hashing.ts'
import { formatVerifierKey, generateKey, type SignerKey } from './key.ts'
import { parseNote, signatureLine } from './note.ts'
import { openUnderPolicy, parsePolicy, reachesQuorum, type TrustPolicy } from './policy.ts'

const { key: log } = generateKey('logg.example/2027')
const witnesses = Array.from({ length: 6 }, (_, at) => generateKey(`vittne.example/v${at}`, 0x04).key)
const vkeys = witnesses.map(formatVerifierKey)
const logLine = `log ${formatVerifierKey(log)} https://logg.example/2027`
const lines = [logLine, ...vkeys.map((vkey, at) => `witness V${at} ${vkey}`)]

function policyOf(...more: string[]): TrustPolicy {
  const policy = parsePolicy([...lines, ...more, ''].join('\n'))
  if (!policy.ok) throw new Error(policy.why)
  return policy.value
}

function signedBy(...cosigners: SignerKey[]): string {
  const note = signCheckpoint({ origin: log.name, size: 5, root: sha256(Buffer.from('rot')) }, log)
  const parsed = parseNote(note)
  if (!parsed.ok) throw new Error(parsed.why)
  return note + cosigners.map((witness) => signatureLine(parsed.value.text, witness, 1_790_000_000)).join('')
}

test('two of three is two of three', () => {
  const policy = policyOf('group alla 2 V0 V1 V2', 'quorum alla')
  const [first, second, , fourth] = witnesses
  if (!first || !second || !fourth) throw new Error('witnesses are missing')
  expect(openUnderPolicy(signedBy(first), policy)).toEqual({ ok: false, why: 'quorum-not-reached' })
  expect(openUnderPolicy(signedBy(first, fourth), policy)).toEqual({ ok: false, why: 'quorum-not-reached' })
  const opened = openUnderPolicy(signedBy(first, second), policy)
  expect(opened.ok && [...opened.value.cosignedBy]).toEqual(['V0', 'V1'])
  expect(openUnderPolicy(signedBy(first, first), policy).ok).toBe(false)
})

test('the example of the specification, with two levels of groups, is decided as it says', () => {
  const policy = policyOf(
    'group X-witnesses 2 V0 V1 V2',
    'group Y-witnesses any V3 V4 V5',
    'group X-and-Y all X-witnesses Y-witnesses',
    'quorum X-and-Y',
  )
  const decided = (...names: string[]) => reachesQuorum(policy, new Set(names))
  expect([decided('V0', 'V2', 'V5'), decided('V0', 'V1', 'V2', 'V3')]).toEqual([true, true])
  expect([decided('V0', 'V1', 'V2'), decided('V0', 'V3', 'V4', 'V5'), decided(), decided('X-and-Y')]).toEqual(
    Array(4).fill(false),
  )
})

test('without a quorum the log signature is enough, and still needed', () => {
  const policy = policyOf('quorum none')
  expect(openUnderPolicy(signedBy(), policy).ok).toBe(true)
  expect(openUnderPolicy(signedBy().replace('\n5\n', '\n6\n'), policy)).toEqual({
    ok: false,
    why: 'invalid-signature',
  })
})

test('spaces, tabs, comments and empty lines are as the specification allows', () => {
  const text = `# vilka vi litar på\n\n \t${logLine.replaceAll(' ', ' \t ')}\t\n  # slut\nquorum none`
  expect(parsePolicy(text)).toMatchObject({
    ok: true,
    value: { logs: [{ url: 'https://logg.example/2027' }] },
  })
})

test('a file with one line that cannot be trusted is refused whole', () => {
  const key = formatVerifierKey(generateKey('vittne.example/sist', 0x04).key)
  const bad = [
    [],
    ['quorum none', 'quorum none'],
    ['quorum saknas'],
    ['quorum none extra'],
    ['quorum'],
    ['quorum g', 'group g any V0'],
    ['group g 0 V0', 'quorum g'],
    ['group g 2 V0', 'quorum g'],
    ['group g 01 V0', 'quorum g'],
    ['group g constructor V0', 'quorum g'],
    ['group g all', 'quorum g'],
    ['group g any V0 V0', 'quorum g'],
    ['group g any V0', 'group h any V0', 'quorum h'],
    ['group g any saknas', 'quorum g'],
    ['group g any none', 'quorum g'],
    ['group g any g', 'quorum g'],
    ['group V0 any V1', 'quorum V0'],
    ['group none any V1', 'quorum none'],
    [`witness none ${key}`, 'quorum none'],
    [`witness V0 ${key}`, 'quorum none'],
    [`witness V9 ${vkeys[0]}`, 'quorum none'],
    [`witness V9 ${formatVerifierKey(log)}`, 'quorum none'],
    [`witness V9 ${key} https://a https://b`, 'quorum none'],
    [`log ${vkeys[0]}`, 'quorum none'],
    [logLine, 'quorum none'],
    ['Quorum none'],
    ['quorum none\r'],
    ['quorum\u00a0none'],
  ]
  for (const more of bad)
    expect(parsePolicy([...lines, ...more, ''].join('\n')), more.join('|')).toEqual({
      ok: false,
      why: 'malformed-policy',
    })
})
