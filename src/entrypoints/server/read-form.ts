/** Characters that nobody writes and no store keeps, line ends and tabs apart. */
const unwritable = /(?![\n\r\t])\p{Cc}/gu

/** The fields of a form as a browser sends them, without control characters; what can be read stays as it was written. */
export const readForm = (body: string): URLSearchParams =>
  new URLSearchParams(
    [...new URLSearchParams(body)].map(([name, value]) => [name, value.replace(unwritable, '')]),
  )
