/**
 * `npm test`: everything that is checked, in order, all of it even when one thing fails. Ends with `N passed, N failed`.
 * `--long` runs the long suites as well; `--faults` runs only the crash tests, and the long form of them.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const only = process.argv.includes('--faults')
const long = only || process.argv.includes('--long')
const folder = mkdtempSync(join(tmpdir(), 'skala-run-'))

const checks = [
  [
    'format and lint',
    'biome',
    ['ci', '--error-on-warnings', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'],
  ],
  ['types', 'tsc', ['--noEmit']],
  ['dead code', 'knip', []],
  ['import rules', process.execPath, ['tests/architecture/check-imports.mjs']],
]
const suites = only
  ? [['crashes', ['--project', 'house', 'tests/faults']]]
  : [
      ['unit and integration tests', ['--project', 'house']],
      ['browser tests', ['--project', 'browser']],
      ['the log as outsiders read it', ['--project', 'independent']],
    ]

const results = []
try {
  for (const [name, program, args] of only ? [] : checks) results.push(await check(name, program, args))
  for (const [name, args] of suites) results.push(await suite(name, args))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
conclude()

/** One static check counts as one test. */
async function check(name, program, args) {
  const { code, seconds } = await stage(name, program, args)
  return { name, seconds, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
}

/** A suite counts its tests. What was skipped, or never began because a file did not load, has failed. */
async function suite(name, args) {
  const file = join(folder, `${name.replaceAll(' ', '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code, seconds } = await stage(name, 'vitest', ['run', ...reporters, ...args])
  const { passed, failed, faults } = counted(file)
  return { name, seconds, passed, failed: code !== 0 && failed === 0 ? 1 : failed, faults }
}

function counted(file) {
  let report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, faults: ['no report was written'] }
  }
  const unloaded = report.testResults.filter(
    (result) =>
      result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  )
  const skipped = report.numPendingTests + report.numTodoTests
  if (skipped > 0) process.stdout.write(`${skipped} tests were skipped, which counts as failed\n`)
  const nothing = report.numTotalTests === 0 ? 1 : 0
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length + skipped + nothing,
    faults: report.testResults.flatMap(faultsOf),
  }
}

/** What failed in one file, and the first lines of why: CI keeps only the end of what is printed. */
function faultsOf({ name, status, message, assertionResults }) {
  if (status !== 'failed') return []
  const file = relative(root, name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length === 0) return [`${file}: ${firstLines(message)}`]
  return failed.map((test) => `${file}: ${test.fullName}: ${firstLines(test.failureMessages.join('\n'))}`)
}

function firstLines(text) {
  return text.split('\n').slice(0, 6).join('\n     ').slice(0, 600)
}

function stage(name, program, args) {
  process.stdout.write(`\n── ${name}\n`)
  const begun = performance.now()
  const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
  const env = { ...process.env, PATH: path, ...(long ? { SKALA_LONG: '1' } : {}) }
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', (error) => {
      process.stdout.write(`${error.message}\n`)
      resolve({ code: 1, seconds: 0 })
    })
    child.once('close', (code) => resolve({ code: code ?? 1, seconds: (performance.now() - begun) / 1000 }))
  })
}

function conclude() {
  process.stdout.write('\n')
  for (const { name, seconds, passed, failed } of results) {
    process.stdout.write(
      `${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(28)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s\n`,
    )
  }
  for (const fault of results.flatMap((result) => result.faults ?? [])) process.stdout.write(`\n  ${fault}\n`)
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
}
