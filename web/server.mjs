// A small static server: the headers, types and caching that the page needs on any host.
//
//   node web/server.mjs [--root dist] [--port 8080] [--next-free] [--bare]
//
// Tests use serve() directly: port 0 is any free one.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
    '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
    '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp',
    '.ico': 'image/x-icon', '.ttf': 'font/ttf', '.otf': 'font/otf', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
    '.md': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8', '.bin': 'application/octet-stream',
};
const ENCODINGS = [['br', '.br'], ['gzip', '.gz']];

// The same policy is in index.html as a meta tag. Isolation is what makes threads possible (SharedArrayBuffer).
export function securityHeaders(isolated) {
    return {
        'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
            "style-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'",
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        ...(isolated && {
            'Cross-Origin-Opener-Policy': 'same-origin',
            'Cross-Origin-Embedder-Policy': 'require-corp',
            'Cross-Origin-Resource-Policy': 'same-origin',
        }),
    };
}

function answer(request, root, headers) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, headers: { ...headers, Allow: 'GET, HEAD' } };
    let name;
    try {
        name = path.normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    } catch {
        return { status: 400, headers };
    }
    if (name.includes('\0')) return { status: 400, headers };
    let file = path.join(root, name);
    try {
        if (fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
        file = fs.realpathSync(file);  // a link may lead out of the folder
        if (!file.startsWith(root + path.sep) || !fs.statSync(file).isFile()) return { status: 404, headers };
    } catch {
        return { status: 404, headers };  // not there, too long a name, a file taken for a folder, not readable
    }

    const result = { ...headers, 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream', Vary: 'Accept-Encoding' };
    // A name with a hash in it never changes its content; anything else is asked for again every time.
    result['Cache-Control'] = /\.[0-9a-f]{12}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
    const accepted = String(request.headers['accept-encoding'] ?? '').split(',').map((part) => part.trim())
        .filter((part) => !/;\s*q=0(\.0+)?$/.test(part)).map((part) => part.split(';')[0]);
    for (const [encoding, extension] of ENCODINGS) {
        if (accepted.includes(encoding) && fs.existsSync(file + extension)) {
            result['Content-Encoding'] = encoding;
            file += extension;
            break;
        }
    }
    const { size, mtimeMs } = fs.statSync(file);
    result.ETag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    if (request.headers['if-none-match'] === result.ETag) return { status: 304, headers: result };
    result['Content-Length'] = size;
    return { status: 200, headers: result, file };
}

// Resolves to { url, port, close() }; rejects with EADDRINUSE when the port is taken.
export function serve({ root, port = 0, isolated = true, bare = false, host = '127.0.0.1' }) {
    const folder = fs.realpathSync(root), headers = bare ? {} : securityHeaders(isolated);
    const server = http.createServer((request, response) => {
        const { status, headers: sent, file } = answer(request, folder, headers);
        response.writeHead(status, sent);
        if (!file) response.end(status === 404 ? 'not found' : undefined);
        else if (request.method === 'HEAD') response.end();
        else fs.createReadStream(file).on('error', () => response.destroy()).pipe(response);
    });
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
            const { port: actual } = server.address();
            const close = () => new Promise((done) => { server.close(done); server.closeAllConnections?.(); });
            resolve({ url: `http://localhost:${actual}/`, port: actual, close });
        });
    });
}

const HELP = `node web/server.mjs     serves the page on this machine

  --root FOLDER       what ./play --build-only has made (otherwise dist)
  --port N            serve at this port (otherwise 8080)
  --next-free         take the next port if this one is in use
  --bare              serve without security headers, as a host that cannot set them does
  --help              this text`;

function options(args) {
    const found = { root: 'dist', port: 8080, next_free: false, bare: false };
    for (let i = 0; i < args.length; i++) {
        switch (args[i]) {
            case '--root':
                found.root = args[++i];
                if (!found.root) exit('--root needs a folder, for instance --root dist.');
                break;
            case '--port':
                found.port = Number(args[++i]);
                if (!/^[1-9][0-9]{0,4}$/.test(args[i]) || found.port > 65535) exit('--port needs a number from 1 to 65535, for instance --port 8080.');
                break;
            case '--next-free': found.next_free = true; break;
            case '--bare': found.bare = true; break;
            case '--help': case '-h': console.log(HELP); process.exit(0);
            default: exit(`There is no option ${args[i]}. node web/server.mjs --help lists them.`);
        }
    }
    return found;
}

async function main(args) {
    const { root, port: wanted, next_free, bare } = options(args);
    if (!fs.existsSync(root)) exit(`There is no folder ${root}. ./play --build-only makes dist.`);
    if (!fs.statSync(root).isDirectory()) exit(`${root} is a file. --root needs a folder, for instance --root dist.`);
    for (let port = wanted; ; port++) {
        try {
            const { url, close } = await serve({ root, port, bare });
            if (port !== wanted) console.log(`Port ${wanted} is in use; taking ${port}.`);
            console.log(`\nChainrule is at ${url}   (Ctrl-C ends it)`);
            for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => close().then(() => process.exit(0)));
            process.send?.(url);
            return;
        } catch (error) {
            if (error.code === 'EACCES') exit(`Port ${port} may not be used by this user: choose one above 1023, for instance --port 8080.`);
            if (error.code !== 'EADDRINUSE') exit(`The server could not start: ${error.message}`);
            if (!next_free || port > wanted + 50 || port === 65535)
                exit(`Port ${port} is in use by another program. Choose another one, for instance --port ${port < 65535 ? port + 1 : 8080}, or end that program.`);
        }
    }
}

function exit(sentence) {
    console.error(sentence);
    process.exit(1);
}

if (import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1] ?? '.')).href) await main(process.argv.slice(2));
