import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

/** A browser: it keeps cookies, and says where its forms come from. */
export interface Visitor {
  get(path: string): Promise<LightMyRequestResponse>
  post(path: string, form?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>
  /** What it would send as `Cookie`. */
  cookies(): string
  /** Another browser with the same cookies, as a thief would have. */
  copy(): Visitor
}

let visitors = 0

/** A browser without any cookies, or with those given, at an address of its own: limits are per address. */
export function visitor(site: FastifyInstance, jar = new Map<string, string>()): Visitor {
  visitors++
  const remoteAddress = `10.0.${visitors >> 8}.${visitors & 255}`
  const send = async (options: InjectOptions) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }), ...options.headers }
    const answer = await site.inject({ remoteAddress, ...options, headers })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  return {
    get: (path) => send({ method: 'GET', url: path }),
    post: (path, form = {}) =>
      send({
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(form).toString(),
      }),
    cookies: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    copy: () => visitor(site, new Map(jar)),
  }
}
