/** What tests need from outside: a browser that starts on any machine. */

export { launchBrowser } from './browser.ts'
