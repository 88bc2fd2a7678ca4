import { type Recorder, record } from './recorder.ts'

declare global {
  interface Window {
    skalaRecorder?: Recorder | undefined
  }
}

// run a second time, as when a bookmark is pressed again, it goes on with the run it has
window.skalaRecorder ??= record()
