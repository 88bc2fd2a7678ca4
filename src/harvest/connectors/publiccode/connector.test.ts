import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FetchCode } from '#platform/fetching'
import type { Capture, Issue, Outside, Reading } from '../../connector.ts'
import { SourceFailed } from '../../source-failed.ts'
import { publiccode } from './connector.ts'

const say = { sv: 'Det gick inte.', en: 'It failed.' }
const yml = (name: string, url: string) => `publiccodeYmlVersion: "0.7"\nname: ${name}\nurl: ${url}\n`

interface Answer {
  readonly status?: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An outside world of fixed answers that remembers what it was asked. An etag in `known` is answered 304. */
function world(answers: Readonly<Record<string, Answer>>, known: Readonly<Record<string, string>> = {}) {
  const asked: { url: string; headers: Readonly<Record<string, string>> }[] = []
  const outside: Outside = {
    files: async function* (_location, wanted) {
      for (const [name, { body = '' }] of Object.entries(answers))
        if (wanted(name.split('/').at(-1) ?? '')) yield capture(`file:${name}`, name, { body })
    },
    fetch: async (url, { headers = {}, etag } = {}) => {
      asked.push({ url, headers })
      if (etag !== undefined && etag === known[url]) return null
      const answer = answers[url] ?? { status: 404 }
      if (answer.status === undefined) return capture(url, url.split('/').at(-1) ?? '', answer)
      const code: FetchCode =
        answer.status === 429 ? 'http-429' : answer.status < 500 ? 'http-4xx' : 'http-5xx'
      const failure = {
        status: 'failed',
        code,
        message: say,
        url,
        httpStatus: answer.status,
        retryable: true,
      } as const
      throw new SourceFailed(answer.status === 429 ? { ...failure, retryAfterSeconds: 120 } : failure)
    },
    etagOf: async (url) => known[url],
  }
  return { outside, asked }
}

function capture(url: string, name: string, { body = '', headers }: Answer): Capture {
  return { name, url, bytes: new TextEncoder().encode(body), mediaType: null, headers }
}

async function harvest(location: string, outside: Outside, options: Record<string, string> = {}) {
  const request = { location, options }
  const captures: Capture[] = []
  const issues: Issue[] = []
  const readings: Reading[] = []
  for await (const found of publiccode.discover(request, outside)) {
    if ('issue' in found) issues.push(found.issue)
    else {
      captures.push(found)
      for await (const reading of publiccode.read(found, request)) readings.push(reading)
    }
  }
  const observations = readings.flatMap((one) => ('observation' in one ? [one.observation] : []))
  return { captures, issues, readings, observations, titles: observations.map(({ claims }) => claims.title) }
}

const api = 'https://api.github.com/users/exempelkoping/repos?per_page=100&page='
const repository = (name: string) => ({
  full_name: `exempelkoping/${name}`,
  default_branch: 'main',
  private: false,
})
const list = (...names: string[]) => JSON.stringify(names.map(repository))
const raw = (name: string, file = 'publiccode.yml') =>
  `https://raw.githubusercontent.com/exempelkoping/${name}/main/${file}`

describe('a folder', () => {
  it('gives every publiccode.yml and leaves the rest', async () => {
    const { outside } = world({
      'a.publiccode.yml': { body: yml('A', 'https://git.exempel.example/a') },
      'b/publiccode.yaml': { body: yml('B', 'https://git.exempel.example/b') },
      'docker-compose.yml': { body: 'services: {}' },
    })
    expect((await harvest('folder', outside)).titles).toEqual(['A', 'B'])
  })

  it('with dated versions of one file gives one key and one part, in order of time', async () => {
    const url = 'https://git.exempel.example/a'
    const { outside } = world({
      'a/2024-01-02_1234abcd.yml': { body: yml('Förr', url) },
      'a/2026-05-06_dcba4321.yml': { body: yml('Nu', url) },
    })
    const { observations, titles } = await harvest('histories', outside)
    expect(titles).toEqual(['Förr', 'Nu'])
    expect(new Set(observations.map(({ key, part }) => `${key} ${part}`)).size).toBe(1)
    expect(observations[1]?.place).toContain('2026-05-06')
  })

  it('keeps apart a fork that still names its model', async () => {
    const body = yml('A', 'https://git.exempel.example/a')
    const { outside } = world({ 'a.publiccode.yml': { body }, 'fork.publiccode.yml': { body } })
    const parts = (await harvest('folder', outside)).observations.map(({ part }) => part)
    expect(parts).toEqual(['a.publiccode.yml', 'fork.publiccode.yml'])
  })

  it('without any says so', async () => {
    expect((await harvest('folder', world({}).outside)).issues).toMatchObject([{ code: 'file-missing' }])
  })
})

describe('a catalogue', () => {
  const page = readFileSync(new URL('fixtures/catalogue-page.json', import.meta.url), 'utf8')
  const first = 'https://katalog.exempel.example/v1/software'

  it('is read page by page; a broken item does not stop the rest', async () => {
    const last = JSON.stringify({ data: [], links: { prev: null, next: null } })
    const { outside } = world({ [first]: { body: page }, [`${first}?page[after]=abc`]: { body: last } })
    const { titles, captures, readings } = await harvest(first, outside)
    expect(titles).toEqual(['Ett', 'Kopia'])
    expect(captures).toHaveLength(2)
    expect(readings).toContainEqual({
      issue: expect.objectContaining({ severity: 'rejected', code: 'not-a-catalogue-page' }),
    })
  })

  it('lends its aliases only to a file that names the same repository', async () => {
    const { outside } = world({ [first]: { body: page.replace('"?page[after]=abc"', 'null') } })
    const identifiers = (await harvest(first, outside)).observations.map((one) => one.identifiers)
    expect(identifiers).toEqual([
      ['repository:https://git.exempel.example/ett', 'repository:https://git.exempel.example/gamla-ett'],
      ['repository:https://git.exempel.example/forlaga'],
    ])
  })

  it('that answers other JSON is rejected', async () => {
    const { outside } = world({ 'api_page.json': { body: '{"hello": [1' } })
    expect((await harvest('folder', outside)).readings).toMatchObject([
      { issue: { severity: 'rejected', code: 'not-a-catalogue-page' } },
    ])
  })
})

describe('one address', () => {
  it('of a page that shows the file leads to the file', async () => {
    const url = 'https://github.com/exempelkoping/app/raw/main/publiccode.yml'
    const { outside, asked } = world({ [url]: { body: yml('A', 'https://github.com/exempelkoping/app') } })
    const { titles } = await harvest(url.replace('/raw/', '/blob/'), outside)
    expect(titles).toEqual(['A'])
    expect(asked.map((one) => one.url)).toEqual([url])
  })

  it('that has not changed gives nothing', async () => {
    const url = 'https://git.exempel.example/publiccode.yml'
    const { captures, issues } = await harvest(url, world({}, { [url]: '"1"' }).outside)
    expect([...captures, ...issues]).toEqual([])
  })

  it.each([404, 429, 503])('that answers %d becomes an issue', async (status) => {
    const url = 'https://git.exempel.example/publiccode.yml'
    expect((await harvest(url, world({ [url]: { status } }).outside)).issues).toMatchObject([
      { severity: 'rejected', place: url, message: say },
    ])
  })

  it('of an unknown kind of web page asks for the kind of host', async () => {
    const url = 'https://kod.exempel.example/exempelkoping'
    const { outside } = world({ [url]: { body: '<!doctype html><html></html>' } })
    expect((await harvest(url, outside)).issues).toMatchObject([{ code: 'unknown-forge' }])
  })

  it('that answers a web page for a file is a rejected file', async () => {
    const url = 'https://gitlab.exempel.example/a/-/raw/main/publiccode.yml'
    const { outside } = world({ [url]: { body: '<!doctype html><html></html>' } })
    expect((await harvest(url, outside)).readings).toMatchObject([
      { issue: { code: 'html-instead-of-yaml' } },
    ])
  })
})

describe('an organisation on a code host', () => {
  const location = 'https://github.com/exempelkoping'
  const next = { link: `<${api}2>; rel="next"` }
  const last = { link: `<${api}1>; rel="prev"` }

  it('is read page by page, by either name of the file; a repository without one is no fault', async () => {
    const { outside, asked } = world({
      [`${api}1`]: { body: list('a', 'tom'), headers: next },
      [`${api}2`]: { body: list('b'), headers: last },
      [raw('a')]: { body: yml('A', 'https://github.com/exempelkoping/a') },
      [raw('b', 'publiccode.yaml')]: { body: yml('B', 'https://github.com/exempelkoping/b') },
    })
    const { titles, issues } = await harvest(location, outside)
    expect(titles).toEqual(['A', 'B'])
    expect(issues).toEqual([])
    expect(asked.filter(({ url }) => url.startsWith(api))).toHaveLength(2)
  })

  it('without paging headers is asked until a page is empty', async () => {
    const { outside, asked } = world({ [`${api}1`]: { body: list('a') }, [`${api}2`]: { body: '[]' } })
    await harvest(location, outside)
    expect(asked.at(-1)?.url).toBe(`${api}2`)
  })

  it('is asked only for files that have changed', async () => {
    const answers = { [`${api}1`]: { body: list('a'), headers: last } }
    const { captures, issues } = await harvest(location, world(answers, { [raw('a')]: '"1"' }).outside)
    expect([...captures, ...issues]).toEqual([])
  })

  it('with a token is read through the API, which alone gets the token', async () => {
    const file = 'https://api.github.com/repos/exempelkoping/a/contents/publiccode.yml?ref=main'
    const { outside, asked } = world({
      [`${api}1`]: { body: list('a'), headers: last },
      [file]: { body: yml('A', 'https://github.com/exempelkoping/a') },
    })
    expect((await harvest(location, outside, { token: 'hemlig' })).titles).toEqual(['A'])
    expect(asked.every(({ headers }) => headers.authorization === 'Bearer hemlig')).toBe(true)
  })

  it('stops when no requests are left, and says when to go on', async () => {
    const file = 'https://api.github.com/repos/exempelkoping/a/contents/publiccode.yml?ref=main'
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795339800' }
    const { outside, asked } = world({
      [`${api}1`]: { body: list('a', 'b'), headers: last },
      [file]: { body: yml('A', 'https://github.com/exempelkoping/a'), headers },
    })
    const { titles, issues } = await harvest(location, outside, { token: 'hemlig' })
    expect(titles).toEqual(['A'])
    expect(issues).toMatchObject([{ code: 'rate-limited', value: '1' }])
    expect(issues[0]?.message.sv).toContain('efter 2026-11-22 09:30 UTC')
    expect(asked).toHaveLength(2)
  })

  it.each([403, 429])('that answers %d to a file is left in peace', async (status) => {
    const { outside, asked } = world({
      [`${api}1`]: { body: list('a', 'b'), headers: last },
      [raw('a')]: { status },
    })
    expect((await harvest(location, outside)).issues).toMatchObject([{ code: 'rate-limited' }])
    expect(asked).toHaveLength(2)
  })

  it('that fails on one file goes on, and after five in a row gives up', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const down = Object.fromEntries(names.map((name) => [raw(name), { status: 503 }]))
    const listed = { [`${api}1`]: { body: list(...names), headers: last } }
    const one = world({ ...listed, [raw('a')]: { status: 503 } })
    expect((await harvest(location, one.outside)).issues).toHaveLength(1)
    expect((await harvest(location, world({ ...listed, ...down }).outside)).issues).toHaveLength(5)
  })

  it.each([
    ['404', { status: 404 }, 'http-4xx'],
    ['503', { status: 503 }, 'http-5xx'],
    ['429', { status: 429 }, 'rate-limited'],
    ['something else than a list', { body: '{"message": "Not Found"}' }, 'not-a-repository-list'],
    ['no JSON', { body: '<html>' }, 'not-a-repository-list'],
  ])('that answers %s to the list becomes an issue', async (_, answer, code) => {
    expect((await harvest(location, world({ [`${api}1`]: answer }).outside)).issues).toMatchObject([{ code }])
  })

  it('on GitLab is a group with its subgroups', async () => {
    const base = 'https://gitlab.exempel.example/api/v4'
    const projects = [
      { id: 7, default_branch: 'huvud', visibility: 'public' },
      { id: 8, default_branch: 'main', visibility: 'internal' },
      { id: 9, default_branch: null, visibility: 'public' },
    ]
    const { outside, asked } = world({
      [`${base}/groups/exempel%2Fdelat/projects?include_subgroups=true&per_page=100&page=1`]: {
        body: JSON.stringify(projects),
        headers: { 'x-next-page': '' },
      },
      [`${base}/projects/7/repository/files/publiccode.yml/raw?ref=huvud`]: {
        body: yml('A', 'https://gitlab.exempel.example/exempel/delat/a'),
      },
    })
    expect((await harvest('https://gitlab.exempel.example/exempel/delat', outside)).titles).toEqual(['A'])
    expect(asked).toHaveLength(2)
  })

  it('on Forgejo is found by the API base given', async () => {
    const base = 'https://kod.exempel.example/api/v1'
    const { outside } = world({
      [`${base}/orgs/exempelkoping/repos?limit=50&page=1`]: { body: list('a'), headers: last },
      [`${base}/repos/exempelkoping/a/raw/publiccode.yml?ref=main`]: {
        body: yml('A', 'https://kod.exempel.example/exempelkoping/a'),
      },
    })
    const options = { apiBase: `${base}/` }
    expect((await harvest('https://kod.exempel.example/exempelkoping', outside, options)).titles).toEqual([
      'A',
    ])
  })
})
