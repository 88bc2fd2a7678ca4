import { execFile } from 'node:child_process'
import { access, constants, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const run = promisify(execFile)

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const advice =
  'No browser could be started. Run `npm install` so that @sparticuz/chromium is in place, or set CHROME_PATH to a Chromium.'

interface Executable {
  readonly path: string
  readonly env: NodeJS.ProcessEnv
}

/**
 * Starts a headless Chromium: the one CHROME_PATH names, else one on PATH, else the packaged one with the
 * system libraries and fonts that came with it. Throws one error that says what to do when none starts.
 */
export async function launchBrowser(): Promise<Browser> {
  try {
    const { path, env } = (await installed()) ?? (await packaged())
    return await chromium.launch({ executablePath: path, args: flags, env, headless: true })
  } catch (cause) {
    throw new Error(advice, { cause })
  }
}

async function installed(): Promise<Executable | undefined> {
  const named = process.env.CHROME_PATH
  if (named) return { path: named, env: process.env }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
    if (await executable(path)) return { path, env: process.env }
  }
  return undefined
}

async function packaged(): Promise<Executable> {
  const folder = await unpacked()
  return {
    path: join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH]
        .filter(Boolean)
        .join(delimiter),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/**
 * The package unpacks straight into TMPDIR and takes a half-written file for a whole one. It therefore runs in a
 * child with a TMPDIR of its own, and the finished folder is renamed into place: test files may do this at once.
 */
async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = await readFile(join(dirname(entry), '..', '..', 'package.json'), 'utf8')
  const version = /"version":\s*"([^"]+)"/.exec(manifest)?.[1] ?? 'unknown'
  const folder = join(tmpdir(), `skala-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (await executable(join(folder, 'chromium'))) return folder

  const draft = await mkdtemp(`${folder}-`)
  const unpack = `const it = require(${JSON.stringify(entry)}); (it.default ?? it).executablePath()`
  // The library folder is only unpacked where the package believes that it stands on Amazon Linux 2023.
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  try {
    await run(process.execPath, ['-e', unpack], { env })
    await writeFile(join(draft, 'fonts.conf'), fontConfiguration(folder))
    await rename(draft, folder).catch(() => undefined)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return folder
}

/** The packaged configuration names folders that only exist on Amazon's machines. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`
}

async function executable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}
