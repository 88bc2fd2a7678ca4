import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { launchBrowser } from '#platform/testing/browser'
import { signCheckpoint } from './checkpoint.ts'
import { formatVerifierKey, generateKey } from './key.ts'
import { entriesOf, logOf } from './log-in-memory.ts'
import { inclusionProof, rootAt } from './prove.ts'
import { formatTlogProof } from './tlog-proof.ts'

const { key } = generateKey('logg.example/2027')

/** A page that serves nothing but the verifier, as a record's page would. */
const PAGE = `<!doctype html><script type="module">
  import { verifyProof } from './verify.mjs'
  globalThis.verify = async (proof, logKey) => {
    const shown = await verifyProof({ proof, logKey })
    return shown.ok ? shown.index : shown.why
  }
</script>`

test('the same file that Node runs verifies a proof in a browser, and refuses a changed one', {
  timeout: 120_000,
}, async () => {
  const source = await readFile(new URL('./verify-standalone.mjs', import.meta.url), 'utf8')
  const entries = entriesOf(300)
  const { readTile } = logOf(entries)
  const checkpoint = signCheckpoint({ origin: key.name, size: 300, root: await rootAt(300, readTile) }, key)
  const proof = formatTlogProof({
    index: 7,
    proof: await inclusionProof(7, 300, readTile),
    checkpoint,
    extra: entries[7],
  })
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.route('http://localhost/**', (route) =>
      route.request().url().endsWith('/verify.mjs')
        ? route.fulfill({ body: source, contentType: 'text/javascript' })
        : route.fulfill({ body: PAGE, contentType: 'text/html' }),
    )
    await page.goto('http://localhost/')
    const verify = (file: string) =>
      page.evaluate(`verify(${JSON.stringify(file)}, ${JSON.stringify(formatVerifierKey(key))})`)
    expect(await verify(proof)).toBe(7)
    expect(await verify(proof.replace('index 7', 'index 6'))).toBe('wrong-root')
  } finally {
    await browser.close()
  }
})
