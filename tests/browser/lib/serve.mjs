/**
 * Serves a site on loopback below a path of somebody else's portal, as a plain web server would:
 * a folder by its index.html, what is missing by 404.html.
 */
import { createServer } from 'node:http';
import { once } from 'node:events';

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
};

/** @returns {Promise<{ root: string, close: () => void }>} `root` ends in a slash. */
export async function serve(site, below = '/congkhai/bac-ninh/') {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const wanted = path.startsWith(below) ? path.slice(below.length) : undefined;
    const file = wanted === '' || wanted?.endsWith('/') ? `${wanted}index.html` : wanted;
    const found = site.files.has(file);
    const shown = found ? file : '404.html';
    const type = TYPES[shown.split('.').at(-1)] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, { 'content-type': type });
    response.end(site.files.get(shown) ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const root = `http://127.0.0.1:${server.address().port}${below}`;
  return { root, close: () => server.close() };
}
