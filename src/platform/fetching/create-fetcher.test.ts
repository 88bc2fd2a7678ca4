import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { type AddressPolicy, publicAddressesOnly, publicAndLoopback } from './address-policy.ts'
import { createFetcher, type Fetcher, type FetcherParts } from './create-fetcher.ts'
import type { FetchOptions } from './fetched.ts'

const servers: Server[] = []
const fetchers: Fetcher[] = []

/** A real server on loopback; gives its origin. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${portOf(server)}`
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

function fetcher(parts: Partial<FetcherParts> = {}): Fetcher {
  const { limits, ...rest } = parts
  const made = createFetcher({
    userAgent: 'Skala-test/1.0',
    policy: publicAndLoopback,
    limits: { gapMilliseconds: 0, ...limits },
    ...rest,
  })
  fetchers.push(made)
  return made
}

const fetchFrom = (url: string, options?: FetchOptions, parts?: Partial<FetcherParts>) =>
  fetcher(parts).fetchUrl(url, options)

/** What a listener is answered with, reduced to what the claims below are about. */
async function outcome(listener: RequestListener, options?: FetchOptions, parts?: Partial<FetcherParts>) {
  return fetchFrom(`${await serve(listener)}/data.json`, options, parts)
}

afterEach(async () => {
  await Promise.all(fetchers.splice(0).map((made) => made.close()))
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

describe('a good answer', () => {
  it('comes with its bytes, kind and marks, and we say who we are', async () => {
    let agent: string | undefined
    const fetched = await outcome((request, response) => {
      agent = request.headers['user-agent']
      response.writeHead(200, {
        'content-type': 'Application/JSON; charset="UTF-8"',
        etag: '"a1"',
        'last-modified': 'Sun, 22 Nov 2026 10:00:00 GMT',
        link: '<https://example.se/2>; rel="next"',
      })
      response.end('{"å":1}')
    })
    expect(agent).toBe('Skala-test/1.0')
    expect(fetched).toMatchObject({
      status: 'ok',
      mediaType: 'application/json',
      charset: 'utf-8',
      etag: '"a1"',
      lastModified: 'Sun, 22 Nov 2026 10:00:00 GMT',
      headers: { link: '<https://example.se/2>; rel="next"' },
    })
    expect(fetched.status === 'ok' && Buffer.from(fetched.bytes).toString()).toBe('{"å":1}')
  })

  it.each([
    ['gzip', gzipSync('åäö')],
    ['x-gzip', gzipSync('åäö')],
    ['deflate', deflateSync('åäö')],
    ['deflate', deflateRawSync('åäö')],
    ['br', brotliCompressSync('åäö')],
    ['identity', Buffer.from('åäö')],
  ])('packed with %s is unpacked', async (encoding, body) => {
    const fetched = await outcome((_, response) => {
      response.setHeader('content-encoding', encoding)
      response.end(body)
    })
    expect(fetched.status === 'ok' && Buffer.from(fetched.bytes).toString()).toBe('åäö')
  })

  it('of 304 means nothing new, when we said what we have', async () => {
    const server = await serve((request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"a1"' ? 304 : 200)
      response.end()
    })
    expect(await fetchFrom(server, { etag: '"a1"' })).toMatchObject({ status: 'not-modified' })
    expect(await fetchFrom(server, { etag: '"b2"' })).toMatchObject({ status: 'ok' })
  })

  it('of 304 that nobody asked for is an odd answer', async () => {
    const fetched = await outcome((_, response) => response.writeHead(304).end())
    expect(fetched).toMatchObject({ status: 'failed', code: 'http-odd' })
  })

  it('reaches the redirect target, and keeps tokens from another origin', async () => {
    let arrived: Record<string, unknown> = {}
    const target = await serve((request, response) => {
      arrived = request.headers
      response.end('framme')
    })
    const start = await serve((_, response) => response.writeHead(302, { location: `${target}/b` }).end())
    const headers = { Authorization: 'Bearer hemlig', 'PRIVATE-TOKEN': 'hemlig', Host: 'annan.se' }
    expect(await fetchFrom(start, { headers })).toMatchObject({ status: 'ok', url: `${target}/b` })
    expect(JSON.stringify(arrived)).not.toContain('hemlig')
  })

  it('keeps tokens on the way to another page of the same origin', async () => {
    const start = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(307, { location: '/b' }).end()
      else response.end(request.headers.authorization)
    })
    const fetched = await fetchFrom(`${start}/a`, { headers: { Authorization: 'Bearer x' } })
    expect(fetched.status === 'ok' && Buffer.from(fetched.bytes).toString()).toBe('Bearer x')
  })
})

describe('an answer by status', () => {
  const now = () => new Date('2026-11-22T10:00:00Z')
  it.each([
    [404, {}, { code: 'http-4xx', httpStatus: 404, retryable: false }],
    [408, {}, { code: 'http-4xx', retryable: true }],
    [401, {}, { code: 'http-4xx', retryable: false }],
    [429, { 'retry-after': '7' }, { code: 'http-429', retryAfterSeconds: 7, retryable: true }],
    [429, { 'retry-after': 'Sun, 22 Nov 2026 10:00:09 GMT' }, { code: 'http-429', retryAfterSeconds: 9 }],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795341660' }, { code: 'http-429' }],
    [503, { 'retry-after': '99999' }, { code: 'http-5xx', retryAfterSeconds: 3600, retryable: true }],
    [500, {}, { code: 'http-5xx', retryable: true }],
    [501, {}, { code: 'http-5xx', retryable: false }],
    [206, {}, { code: 'http-odd', retryable: false }],
  ])('%i %j', async (status, headers, expected) => {
    const fetched = await outcome(
      (_, response) => response.writeHead(status, headers).end('nej'),
      {},
      { now },
    )
    expect(fetched).toMatchObject({ status: 'failed', ...expected })
  })
})

describe('a web page instead of data', () => {
  const page: RequestListener = (_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('\n<!-- logga in --><!DOCTYPE html><html><body>Logga in</body></html>')
  }

  it('is a failure when data was asked for', async () => {
    const fetched = await outcome(page, { accept: 'application/json' })
    expect(fetched).toMatchObject({ status: 'failed', code: 'html-instead-of-data', retryable: false })
  })

  it('is fine when nobody said what was wanted', async () => {
    expect(await outcome(page)).toMatchObject({ status: 'ok', mediaType: 'text/html' })
  })

  it('is not what data with the wrong label is', async () => {
    const fetched = await outcome(
      (_, response) => response.setHeader('content-type', 'text/html').end('a;b\n1;2\n'),
      { accept: 'text/csv' },
    )
    expect(fetched).toMatchObject({ status: 'ok' })
  })
})

describe('a server that takes its time', () => {
  it('is left when it does not begin to answer', async () => {
    const fetched = await outcome(() => {}, {}, { limits: { headersMilliseconds: 100 } })
    expect(fetched).toMatchObject({ status: 'failed', code: 'timeout-headers', retryable: true })
  })

  it('is left when it falls silent in the middle', async () => {
    const fetched = await outcome(
      (_, response) => response.write('a'),
      {},
      { limits: { bodyIdleMilliseconds: 100 } },
    )
    expect(fetched).toMatchObject({ status: 'failed', code: 'timeout-body', retryable: true })
  })

  /** Never silent for long, so only an average or a total can catch it. */
  const drip: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write('a'), 20)
    response.on('close', () => clearInterval(timer))
  }

  it('is left when it sends a byte at a time', async () => {
    const fetched = await outcome(drip, {}, { limits: { slowAfterMilliseconds: 100 } })
    expect(fetched).toMatchObject({ status: 'failed', code: 'too-slow', retryable: true })
  })

  it('is left when the whole takes too long, however lively', async () => {
    const fetched = await outcome(drip, {}, { limits: { totalMilliseconds: 150 } })
    expect(fetched).toMatchObject({ status: 'failed', code: 'timeout-total', retryable: true })
  })

  it('is left when it cannot be reached', async () => {
    const lookup = () => new Promise<never>(() => {})
    const fetched = await fetchFrom(
      'https://example.se/',
      {},
      { lookup, limits: { connectMilliseconds: 100 } },
    )
    expect(fetched).toMatchObject({ status: 'failed', code: 'timeout-connect', retryable: true })
  })

  it('is left when we are told to stop', async () => {
    const stop = new AbortController()
    const fetched = outcome(() => stop.abort(), { signal: stop.signal })
    expect(await fetched).toMatchObject({ status: 'failed', code: 'stopped', retryable: false })
  })
})

describe('a server that sends too much', () => {
  const limits = { rawBytes: 1000, unpackedBytes: 100_000_000 }

  it('is left at its own word', async () => {
    const fetched = await outcome(
      (_, response) => response.writeHead(200, { 'content-length': 1e9 }).write('a'),
      {},
      { limits },
    )
    expect(fetched).toMatchObject({ status: 'failed', code: 'too-large', retryable: false })
  })

  it('is left when it does not say how much', async () => {
    const fetched = await outcome((_, response) => response.end('a'.repeat(1001)), {}, { limits })
    expect(fetched).toMatchObject({ status: 'failed', code: 'too-large' })
  })

  const bomb: RequestListener = (_, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(Buffer.alloc(50_000_000)))
  }

  it('is not unpacked past the ratio', async () => {
    expect(await outcome(bomb)).toMatchObject({ status: 'failed', code: 'ratio', retryable: false })
  })

  it('is not unpacked past the size', async () => {
    const fetched = await outcome(bomb, {}, { limits: { ratio: 1_000_000, unpackedBytes: 1_000_000 } })
    expect(fetched).toMatchObject({ status: 'failed', code: 'too-large-unpacked' })
  })

  it.each([
    ['zstd', Buffer.from('a')],
    ['gzip, gzip', gzipSync(gzipSync('a'))],
    ['gzip', Buffer.from('not gzip at all')],
    ['gzip', gzipSync('åäö'.repeat(100)).subarray(0, 30)],
    ['br', Buffer.from('not brotli at all')],
  ])('packed badly as %s is refused', async (encoding, body) => {
    const fetched = await outcome((_, response) => response.setHeader('content-encoding', encoding).end(body))
    expect(fetched).toMatchObject({ status: 'failed', code: 'bad-encoding', retryable: false })
  })
})

describe('a connection that fails', () => {
  it('because nobody listens', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const port = portOf(server)
    await new Promise((resolve) => server.close(resolve))
    const fetched = await fetchFrom(`http://127.0.0.1:${port}/`)
    expect(fetched).toMatchObject({ status: 'failed', code: 'refused', retryable: true })
  })

  it('because the name does not exist', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }))
    const fetched = await fetchFrom('https://finns-inte.se/', {}, { lookup })
    expect(fetched).toMatchObject({ status: 'failed', code: 'dns', retryable: true })
  })

  it('because the other end hangs up in the middle', async () => {
    const fetched = await outcome((_, response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('a', () => response.destroy())
    })
    expect(fetched).toMatchObject({ status: 'failed', code: 'connection-lost', retryable: true })
  })

  it('because what answers does not speak TLS', async () => {
    const server = await serve((_, response) => response.end('hej'))
    const fetched = await fetchFrom(server.replace('http:', 'https:'))
    expect(fetched).toMatchObject({ status: 'failed', code: 'tls', retryable: false })
  })

  it('because what answers does not speak HTTP', async () => {
    const server = await serve((request) => request.socket.end('SSH-2.0-OpenSSH_9.6\r\n'))
    expect(await fetchFrom(server)).toMatchObject({ status: 'failed', code: 'http-odd', retryable: false })
  })
})

describe('a redirect', () => {
  it('is followed three times and not a fourth', async () => {
    const server = await serve((request, response) => {
      const step = Number((request.url ?? '/0').slice(1))
      if (step >= 3) response.end('framme')
      else response.writeHead(302, { location: `/${step + 1}` }).end()
    })
    expect(await fetchFrom(`${server}/0`)).toMatchObject({ status: 'ok', url: `${server}/3` })
    expect(await fetchFrom(`${server}/-1`)).toMatchObject({ status: 'failed', code: 'redirect-loop' })
  })

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.1.1/',
  ])('to %s is not followed', async (location) => {
    const fetched = await outcome((_, response) => response.writeHead(301, { location }).end())
    expect(fetched).toMatchObject({ status: 'failed', code: 'redirect-private', retryable: false })
  })

  it('to a public name with a private address is not followed', async () => {
    const lookup = async () => [{ address: '10.0.0.7', family: 4 }]
    const location = 'http://rebind.example.se/'
    const fetched = await outcome(
      (_, response) => response.writeHead(302, { location }).end(),
      {},
      { lookup },
    )
    expect(fetched).toMatchObject({ status: 'failed', code: 'redirect-private', url: location })
  })

  it('to nowhere is refused', async () => {
    const fetched = await outcome((_, response) => response.writeHead(302).end())
    expect(fetched).toMatchObject({ status: 'failed', code: 'redirect-bad' })
  })
})

describe('the policy of real runs', () => {
  it('never asks this machine, even for a server that is there', async () => {
    let asked = false
    const server = await serve((_, response) => {
      asked = true
      response.end()
    })
    const fetched = await fetchFrom(server, {}, { policy: publicAddressesOnly })
    expect(fetched).toMatchObject({ status: 'failed', code: 'address-not-public', retryable: false })
    expect(asked).toBe(false)
  })

  it.each([
    ['one private address', [{ address: '127.0.0.1', family: 4 }]],
    [
      'a private one among public ones',
      [
        { address: '93.184.216.34', family: 4 },
        { address: '::1', family: 6 },
      ],
    ],
    ['an address behind NAT64', [{ address: '64:ff9b::7f00:1', family: 6 }]],
  ])('refuses a public name that has %s', async (_, addresses) => {
    const lookup = async () => addresses
    const fetched = await fetchFrom('http://example.se/', {}, { policy: publicAddressesOnly, lookup })
    expect(fetched).toMatchObject({ status: 'failed', code: 'address-not-public' })
  })

  it('looks at the far end of the open connection once more before a byte is sent', async () => {
    let asked = false
    const server = await serve((_, response) => {
      asked = true
      response.end()
    })
    let checks = 0
    const fooledAtFirst: AddressPolicy = {
      ...publicAndLoopback,
      allowsAddress: () => {
        checks += 1
        return checks === 1
      },
    }
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
    const url = server.replace('127.0.0.1', 'example.se')
    const fetched = await fetchFrom(url, {}, { policy: fooledAtFirst, lookup })
    expect(fetched).toMatchObject({ status: 'failed', code: 'address-not-public' })
    expect(checks).toBe(2)
    expect(asked).toBe(false)
  })
})

describe('an address with a password in it', () => {
  it('is refused without repeating the password', async () => {
    const fetched = await fetchFrom('https://anna:hemligt@example.se/data')
    expect(fetched).toMatchObject({ status: 'failed', code: 'userinfo', url: 'https://example.se/data' })
  })
})

describe('politeness', () => {
  it('asks a host for one thing at a time', async () => {
    let open = 0
    let most = 0
    const server = await serve((_, response) => {
      open += 1
      most = Math.max(most, open)
      setTimeout(() => {
        open -= 1
        response.end()
      }, 10)
    })
    const { fetchUrl } = fetcher()
    const all = await Promise.all(Array.from({ length: 5 }, (_, place) => fetchUrl(`${server}/${place}`)))
    expect(all.map(({ status }) => status)).toEqual(Array(5).fill('ok'))
    expect(most).toBe(1)
  })

  it('goes on to the next after a failure', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/a') response.destroy()
      else response.end()
    })
    const { fetchUrl } = fetcher()
    const [first, second] = await Promise.all([fetchUrl(`${server}/a`), fetchUrl(`${server}/b`)])
    expect([first?.status, second?.status]).toEqual(['failed', 'ok'])
  })
})
