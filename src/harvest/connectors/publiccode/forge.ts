import { z } from 'zod'
import type { HarvestRequest } from '../../connector.ts'

/** The kinds of code host whose organisations can be read. */
export const forges = ['github', 'gitlab', 'forgejo'] as const
type Kind = (typeof forges)[number]

/** A repository as far as reading one file of it goes. */
export interface Repository {
  /** `owner/name`, or for GitLab the number of the project. */
  readonly id: string
  readonly branch: string
}

/** An organisation on a code host: how to list its repositories, and where a file in one of them lies. */
export interface GitOrganisation {
  readonly name: string
  /** Sent with every request to the host, never to another. */
  readonly headers: Record<string, string>
  /** Whether fetching a file counts towards the limit of the API. */
  readonly filesCount: boolean
  /** Address of a page of the list; pages begin at 1. */
  listUrl(page: number): string
  /** Repositories on a page of the list, or null when the answer is no such list. Private ones are left out. */
  readList(body: unknown): Repository[] | null
  fileUrl(repository: Repository, file: string): string
}

const Hosted = z.object({
  full_name: z.string(),
  default_branch: z.string().nullish(),
  private: z.boolean().default(false),
  empty: z.boolean().default(false),
})
const Project = z.object({
  id: z.int(),
  default_branch: z.string().nullish(),
  visibility: z.string().default('public'),
})

/** Recognises an organisation in the address asked for; null when the address is something else. */
export function findGitOrganisation(request: HarvestRequest): GitOrganisation | null {
  if (!URL.canParse(request.location)) return null
  const url = new URL(request.location)
  const name = url.pathname.replace(/^\/(?:groups|orgs)(?=\/)/, '').replace(/^\/+|\/+$/g, '')
  const kind = kindOf(url.hostname, request.options)
  if (kind === null || name === '' || /\.(?:ya?ml|json)$/i.test(name)) return null
  if (kind !== 'gitlab' && name.includes('/')) return null
  const base = request.options.apiBase?.replace(/\/+$/, '')
  const token = request.options.token
  const auth: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  if (kind === 'gitlab') return gitlab(name, base ?? `${url.origin}/api/v4`, auth)
  if (kind === 'forgejo') return forgejo(name, base ?? `${url.origin}/api/v1`, auth)
  const isDotCom = url.hostname === 'github.com' || url.hostname === 'www.github.com'
  const api = base ?? (isDotCom ? 'https://api.github.com' : `${url.origin}/api/v3`)
  return github(name, api, auth, isDotCom && !base && !token)
}

/** Whether the options or the address say which kind of host it is. */
export function isForge(request: HarvestRequest): boolean {
  return (
    URL.canParse(request.location) && kindOf(new URL(request.location).hostname, request.options) !== null
  )
}

function kindOf(host: string, options: HarvestRequest['options']): Kind | null {
  const said = forges.find((kind) => kind === options.forge?.toLowerCase())
  if (said) return said
  const base = options.apiBase ?? ''
  if (/\/api\/v4\/?$/.test(base)) return 'gitlab'
  if (/\/api\/v1\/?$/.test(base)) return 'forgejo'
  if (/\/api\/v3\/?$/.test(base) || /^(?:www\.)?github\./.test(host)) return 'github'
  if (/(?:^|\.)gitlab\./.test(host)) return 'gitlab'
  return /^codeberg\.org$|(?:^|\.)(?:forgejo|gitea)\./.test(host) ? 'forgejo' : null
}

/**
 * Without a token GitHub's API gives 60 answers an hour; files are then fetched from its file server, which
 * has no such limit. https://docs.github.com/en/rest/repos/contents
 */
function github(
  name: string,
  api: string,
  auth: Record<string, string>,
  fromFileServer: boolean,
): GitOrganisation {
  return {
    name,
    headers: { ...auth, accept: 'application/vnd.github.raw+json, application/json' },
    listUrl: (page) => `${api}/users/${encodeURIComponent(name)}/repos?per_page=100&page=${page}`,
    filesCount: !fromFileServer,
    readList: hostedList,
    fileUrl: ({ id, branch }, file) =>
      fromFileServer
        ? `https://raw.githubusercontent.com/${id}/${encodeURI(branch)}/${file}`
        : `${api}/repos/${id}/contents/${file}?ref=${encodeURIComponent(branch)}`,
  }
}

/** https://docs.gitlab.com/api/groups/#list-projects and /api/repository_files/ */
function gitlab(name: string, api: string, auth: Record<string, string>): GitOrganisation {
  return {
    name,
    headers: auth,
    filesCount: true,
    listUrl: (page) =>
      `${api}/groups/${encodeURIComponent(name)}/projects?include_subgroups=true&per_page=100&page=${page}`,
    readList: (body) => {
      const projects = z.array(Project).safeParse(body)
      if (!projects.success) return null
      return projects.data.flatMap(({ id, default_branch: branch, visibility }) =>
        branch && visibility === 'public' ? [{ id: String(id), branch }] : [],
      )
    },
    fileUrl: ({ id, branch }, file) =>
      `${api}/projects/${id}/repository/files/${file}/raw?ref=${encodeURIComponent(branch)}`,
  }
}

/** https://codeberg.org/api/swagger, the same in Forgejo and Gitea. */
function forgejo(name: string, api: string, auth: Record<string, string>): GitOrganisation {
  return {
    name,
    headers: auth,
    filesCount: true,
    listUrl: (page) => `${api}/orgs/${encodeURIComponent(name)}/repos?limit=50&page=${page}`,
    readList: hostedList,
    fileUrl: ({ id, branch }, file) => `${api}/repos/${id}/raw/${file}?ref=${encodeURIComponent(branch)}`,
  }
}

function hostedList(body: unknown): Repository[] | null {
  const repositories = z.array(Hosted).safeParse(body)
  if (!repositories.success) return null
  return repositories.data.flatMap((one) =>
    one.default_branch && !one.private && !one.empty && /^[\w.-]+\/[\w.-]+$/.test(one.full_name)
      ? [{ id: one.full_name, branch: one.default_branch }]
      : [],
  )
}
