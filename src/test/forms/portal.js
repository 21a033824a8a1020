// The portal's site: the page, and the renderer as npm installed it. Nothing else is served.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const formio = (name) => require.resolve('@formio/js').replace(/@formio[\\/]js[\\/].*/, `@formio/js/dist/${name}`);

const FILES = {
  '/': [here('page.html'), 'text/html; charset=utf-8'],
  '/page.js': [here('page.js'), 'text/javascript; charset=utf-8'],
  '/formio.js': [formio('formio.full.min.js'), 'text/javascript; charset=utf-8'],
  '/formio.css': [formio('formio.full.min.css'), 'text/css'],
  '/fonts/bootstrap-icons.woff2': [formio('fonts/bootstrap-icons.woff2'), 'font/woff2'],
  '/bootstrap.css': [require.resolve('bootstrap/dist/css/bootstrap.min.css'), 'text/css'],
};

export async function startPortal() {
  const server = createServer(async (request, response) => {
    const file = FILES[new URL(request.url, 'http://portal').pathname];
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': file[1] }).end(await readFile(file[0]));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}
