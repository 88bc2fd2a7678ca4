import { expect, it } from 'vitest'
import { productFiles } from './source-files.ts'

it('only the configuration and the entrypoints read the environment', () => {
  const readers = productFiles()
    .filter((file) => /process\.env\b/.test(file.tree.text))
    .map((file) => file.path)
    .filter((path) => !/^src\/(platform\/config|entrypoints)\//.test(path))
  expect(readers).toEqual([])
})
