/** What runs in the worker. Built as `dist/sandbox-worker.js`; run from source it is bundled on the fly. */
import { serveTask } from './serve-task.ts'
import { tasks } from './tasks.ts'

serveTask(tasks)
