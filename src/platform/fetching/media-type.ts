/** Reads a Content-Type header: the media type in lower case without parameters, and the charset if named. */
export function readMediaType(header: string | undefined): {
  mediaType: string | null
  charset: string | null
} {
  const [type = '', ...parameters] = (header ?? '').split(';')
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(parameter)?.[1])
    .find((found) => found !== undefined)
  return { mediaType: type.trim().toLowerCase() || null, charset: charset?.toLowerCase() ?? null }
}
