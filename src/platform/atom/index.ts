/** Feeds that readers subscribe to (Atom, RFC 4287). Feed: what is new under one address. Entry: one thing that happened or changed. */
export { type AtomEntry, type AtomFeed, writeAtom } from './write-atom.ts'
