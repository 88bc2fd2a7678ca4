import type { StandaloneVerifier } from '#ledger'

/** Where the verifier is served: the very file that anybody can take home. */
const VERIFIER = '/log/verify-standalone.mjs'
/** Entries checked at the same time. */
const AT_ONCE = 8

type Verdict = { readonly ok: true; readonly told: string } | { readonly ok: false; readonly told: string }

/** Checks entries and proof files with the browser's own cryptography, and writes what came of it beside them. */
class VerifyElement extends HTMLElement {
  readonly #words: Record<string, string> = JSON.parse(this.dataset.words ?? '{}')

  connectedCallback() {
    for (const part of this.querySelectorAll<HTMLElement>('[data-script]')) part.hidden = false
    for (const part of this.querySelectorAll<HTMLElement>('[data-no-script]')) part.hidden = true
    const rows = [...this.querySelectorAll<HTMLElement>('[data-entry]')]
    if (rows.length > 0) void this.#checkEntries(rows)
    this.querySelector('form[data-proof]')?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#checkFile()
    })
    this.querySelector('input[type=file]')?.addEventListener('change', (event) => void this.#takeFile(event))
  }

  async #checkEntries(rows: readonly HTMLElement[]) {
    const verifier = await load()
    const begun = performance.now()
    const keys = await text('/log/keys')
    const waiting = [...rows]
    let proved = 0
    const work = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift()) {
        row.textContent = this.#say('working')
        const { ok, told } = await this.#checkEntry(verifier, keys.split('\n'), row)
        row.textContent = told
        row.classList.add(ok ? 'check-holds' : 'check-fails')
        if (ok) proved += 1
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    const ms = Math.round(performance.now() - begun)
    this.dataset.ms = String(ms)
    this.#tell(
      'entries',
      this.#say(proved === rows.length ? 'all' : 'some', { n: proved, all: rows.length, ms }),
    )
  }

  async #checkEntry(
    verifier: StandaloneVerifier,
    keys: readonly string[],
    row: HTMLElement,
  ): Promise<Verdict> {
    const { entry: index = '', previous = '', subject = '' } = row.dataset
    try {
      const [proof, said] = await Promise.all([fetch(`/log/proof/${index}`), fetch(`/log/content/${index}`)])
      if (proof.status === 404) return { ok: false, told: this.#say('pending') }
      if (!proof.ok) return { ok: false, told: this.#say('unreachable') }
      const file = await proof.text()
      const shown = await verifier.verifyProof({ proof: file, logKey: keyFor(file, keys) ?? '' })
      if (!shown.ok) return this.#broken(shown.why)
      const leaf: unknown = JSON.parse(new TextDecoder().decode(shown.entry))
      if (shown.index !== Number(index) || field(leaf, 's') !== subject) return this.#broken('otherSubject')
      if (field(leaf, 'p') !== (previous === '' ? null : Number(previous))) return this.#broken('chain')
      if (said.status === 404) return { ok: true, told: `✓ ${this.#say('shown')}. ${this.#say('erased')}` }
      const content = verifier.readContent(await said.text())
      if (!content) return this.#broken('other-content')
      const same = await verifier.checkCommitment({ entry: shown.entry, ...content })
      return same.ok
        ? { ok: true, told: `✓ ${this.#say('shown')}. ${this.#say('content')}` }
        : this.#broken(same.why)
    } catch {
      return { ok: false, told: this.#say('unreachable') }
    }
  }

  async #checkFile() {
    const proof = this.querySelector('textarea')?.value ?? ''
    const key = this.querySelector<HTMLInputElement>('input[name=nyckel]')?.value ?? ''
    if (proof.trim() === '') return this.#tell('proof', this.#say('noProof'))
    const shown = await (await load()).verifyProof({ proof: mended(proof), logKey: key })
    if (!shown.ok) return this.#tell('proof', this.#broken(shown.why).told)
    const { index, origin, size, entry } = shown
    this.#tell('proof', `✓ ${this.#say('proven', { index, origin, size })}`)
    const leaf = this.querySelector('[data-leaf]')
    if (leaf) leaf.textContent = new TextDecoder().decode(entry)
  }

  async #takeFile(event: Event) {
    const [file] = event.target instanceof HTMLInputElement ? (event.target.files ?? []) : []
    const area = this.querySelector('textarea')
    if (!file || !area) return
    area.value = await file.text()
    await this.#checkFile()
  }

  #broken(why: string): Verdict {
    return { ok: false, told: `✗ ${this.#say('broken')}: ${this.#words[why] ?? why}` }
  }

  #tell(place: string, words: string) {
    const status = this.querySelector(`[data-told=${place}]`)
    if (status) status.textContent = words
  }

  #say(word: string, values: Record<string, string | number> = {}): string {
    return Object.entries(values).reduce(
      (said, [name, value]) => said.replace(`{${name}}`, String(value)),
      this.#words[word] ?? word,
    )
  }
}

/** The verifier is loaded from where it is served, so that what runs here is what people can read and take home. */
async function load(): Promise<StandaloneVerifier> {
  return import(VERIFIER)
}

async function text(address: string): Promise<string> {
  return (await fetch(address)).text()
}

/** The key of the log that signed: its name is the first line of the checkpoint. */
function keyFor(proof: string, keys: readonly string[]): string | undefined {
  const origin = proof.split('\n\n')[1]?.split('\n')[0]
  return keys.find((key) => key.startsWith(`${origin}+`))
}

/** What a text field does to a file: other line ends, and a last one that is lost. */
const mended = (proof: string) => `${proof.replaceAll('\r\n', '\n').trim()}\n`

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

customElements.define('x-verify', VerifyElement)
