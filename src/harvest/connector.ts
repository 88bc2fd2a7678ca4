import type { Bilingual } from '#platform/language'
import type { Issue, ObservationDraft } from '#registry'

export type { Issue } from '#registry'

/** Bytes exactly as a source gave them, and what is known about them before anyone has understood them. */
export interface Capture {
  /** File name or last part of the address; shown to the owner, used to recognise the kind of file. */
  readonly name: string
  /** Where the bytes came from: a web address, or `file:` and the path relative to what was asked for. */
  readonly url: string
  readonly bytes: Uint8Array
  readonly mediaType: string | null
  /** HTTP `ETag`, to ask next time only for what is new. */
  readonly etag?: string
  /** Headers of the answer by lower-case name, when it was fetched: links to next pages, rate limits. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What reading a capture yields: claims, or a fault to show the owner. */
export type Reading = { readonly observation: ObservationDraft } | { readonly issue: Issue }

/** What a source is asked to give, as the person wrote it. */
export interface HarvestRequest {
  /** A file, a folder, or a web address. */
  readonly location: string
  /** Options of the connector, such as a mapping file or a token, by name. */
  readonly options: Readonly<Record<string, string>>
}

/** The outside world as a connector may reach it. */
export interface Outside {
  /** Reads files below a path in name order, those whose name the connector wants; hidden files are left out. */
  files(location: string, wanted: (name: string) => boolean): AsyncIterable<Capture>
  /** Fetches one web address through the guarded client. `null` means 304: nothing new since `etag`. Throws `SourceFailed`. */
  fetch(url: string, options?: { headers?: Record<string, string>; etag?: string }): Promise<Capture | null>
  /** The ETag of the last capture of an address, when there was one. */
  etagOf(url: string): Promise<string | undefined>
}

/** A kind of source that we can read. One folder each; see `connectors/readme.md`. */
export interface Connector {
  /** Kebab-case id, the word used on the command line. */
  readonly id: string
  readonly title: Bilingual
  /** Whose data it is, in words. */
  readonly owner: Bilingual
  /** Licence of the data as an SPDX expression or plain words. */
  readonly licence: string
  /** How often it is worth asking again, in hours. */
  readonly cadenceHours: number
  /**
   * Weight of its claims where sources disagree; the higher wins. 100 is kept for a person's correction,
   * 80 an organisation's own system, 60 a publisher's own file or decision, 40 statistics by another body.
   */
  readonly priority: number
  /** Whether one harvest gives everything the source holds, so that what is missing is gone at the source. */
  readonly complete: boolean
  /** Options it understands, with one sentence each. */
  readonly options: Readonly<Record<string, Bilingual>>
  /**
   * Fetches what options only point to, such as a mapping file, and puts it in their place, so that `read` stays pure.
   * Throws one of the five problems when the source cannot be asked without it.
   */
  prepare?(request: HarvestRequest, outside: Outside): Promise<HarvestRequest>
  /** Collects the bytes. Faults of the outside world are yielded as issues, never thrown past the first. */
  discover(request: HarvestRequest, outside: Outside): AsyncIterable<Capture | { readonly issue: Issue }>
  /** Understands one capture. Pure: no clock, no network, no database. May yield any number of readings. */
  read(capture: Capture, request: HarvestRequest): AsyncIterable<Reading> | Iterable<Reading>
}
