import { createServer } from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packageRoot } from '#platform/config'

const page = (
  title: string,
  body: string,
) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>${title}</title>
<body><main>${body}</main><script src="/recorder.js"></script></body></html>`

const pages: Readonly<Record<string, string>> = {
  '/': page(
    'Start',
    `<h1>Start</h1><a href="/lista">Lista</a> <a href="/formular">Formulär</a> <a href="/lang">Lång</a>
     <a href="/vyer">Vyer</a> <a href="/langsam">Långsam</a>
     <form action="/lista"><label>Sök <input name="q"></label> <button>Sök nu</button></form>`,
  ),
  '/lista': page(
    'Lista',
    `<h1>Lista</h1><a href="/">Start</a> <a href="/person">Prov Ett</a> <a href="/person">Prov Två</a>`,
  ),
  '/person': page('Person', `<h1>Person</h1><a href="/lista">Lista</a> <a href="/formular">Formulär</a>`),
  '/formular': page(
    'Formulär',
    `<h1>Formulär</h1><form action="/klar">
      <label>Läkemedel <input name="a" required></label> <label>Dos <input name="b"></label>
      <label>Anteckning <textarea name="c"></textarea></label>
      <label>Enhet <select name="d"><option>mg</option><option>ml</option><option>g</option></select></label>
      <label><input type="checkbox" name="e"> Vid behov</label>
      <label><input type="radio" name="f" value="1"> Oral</label> <label><input type="radio" name="f" value="2"> Annan</label>
      <button>Spara</button> <button type="button" id="rensa" onclick="this.form.reset()">Rensa</button></form>
      <details><summary>Mer</summary><p>Hjälp</p></details>`,
  ),
  '/klar': page('Klar', `<h1>Klar</h1><a href="/">Start</a>`),
  '/lang': page('Lång', `<h1>Lång</h1><div style="height:6000px">Text</div><a href="/">Start</a>`),
  '/vyer': page(
    'Vyer',
    `<h1>Vyer</h1><button id="ett">Ett</button> <button id="tva">Två</button> <button id="hamta">Hämta</button>
     <p id="svar"></p><div id="rutan" tabindex="0" style="width:80px;height:40px">Ruta</div>
     <div id="fri" contenteditable="true" aria-label="Fritext">x</div>
     <script>
       ett.onclick = () => history.pushState(null, '', '/vyer/ett')
       tva.onclick = () => history.pushState(null, '', '/vyer/tva')
       hamta.onclick = async () => { svar.textContent = await (await fetch('/data')).text() }
     </script>`,
  ),
  '/langsam': page('Långsam', `<h1>Långsam</h1><a href="/sen">Sen sida</a> <a href="/">Start</a>`),
  '/sen': page('Sen', `<h1>Sen</h1><a href="/">Start</a>`),
}

/** Slow enough to be a wait, in milliseconds. */
const SLOW = 1_400

/** A small web system with the recorder in every page, listening on loopback: what step counts are tried on. */
export async function startInventedSystem(): Promise<{ address: string; stop(): void }> {
  const entry = join(packageRoot(), 'src/frontline/recorder/client/main.ts')
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
  })
  const script = built.outputFiles[0]?.text ?? ''
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const late = pathname === '/sen' || pathname === '/data'
    const body = pathname === '/recorder.js' ? script : pathname === '/data' ? 'Svar' : pages[pathname]
    const type = pathname === '/recorder.js' ? 'text/javascript' : 'text/html; charset=utf-8'
    const answer = () => response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body ?? '')
    if (late) setTimeout(answer, SLOW)
    else answer()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const place = server.address()
  const port = typeof place === 'object' && place ? place.port : 0
  return {
    address: `http://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
