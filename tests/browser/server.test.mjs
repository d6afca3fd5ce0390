// The server on addresses that no page asks for: each is answered, and none ends it.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { check_equal } from './visit.mjs';
import { serve } from '../../web/server.mjs';

// fetch() would tidy the address up.
const status = (port, address) => new Promise((resolve, reject) => {
    http.get({ port, path: address, host: '127.0.0.1' }, answer => { answer.resume(); resolve(answer.statusCode); }).on('error', reject);
});

const program = fileURLToPath(new URL('../../web/server.mjs', import.meta.url));
const start = (...args) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', timeout: 10000 });

export default [
    {
        name: 'the server says in one sentence what it cannot understand, and --help lists its options',
        on: 'once',
        async run(t) {
            const file = path.join(t.folder('served'), 'file');
            fs.writeFileSync(file, '');
            const port = '--port needs a number from 1 to 65535, for instance --port 8080.';
            const cases = [
                [['--port', 'x'], port], [['--port', '0'], port], [['--port', '65536'], port], [['--port', '-1'], port], [['--port'], port],
                [['--root'], '--root needs a folder, for instance --root dist.'],
                [['--root', '/nowhere'], 'There is no folder /nowhere. ./play --build-only makes dist.'],
                [['--root', file], `${file} is a file. --root needs a folder, for instance --root dist.`],
                [['--prot', '80'], 'There is no option --prot. node web/server.mjs --help lists them.'],
            ];
            for (const [args, sentence] of cases) {
                const { status, stdout, stderr } = start(...args);
                check_equal([status, stdout, stderr], [1, '', `${sentence}\n`], args.join(' '));
            }
            const { status, stdout } = start('--help');
            check_equal(status, 0, '--help');
            for (const option of ['--root', '--port', '--next-free', '--bare']) check_equal(stdout.includes(`  ${option} `), true, option);
        },
    },
    {
        name: 'odd addresses are answered, nothing outside the folder is, and the server goes on',
        on: 'once',
        async run(t) {
            const folder = t.folder('served');
            fs.writeFileSync(path.join(folder, 'index.html'), 'page');
            fs.symlinkSync('/etc/hostname', path.join(folder, 'link.txt'));
            const server = await serve({ root: folder });
            const expected = { '/': 200, '/index.html': 200, '/%00': 400, '/%zz': 400, '/index.html/': 404, '/link.txt': 404,
                '/../../etc/hostname': 404, '/%2e%2e/%2e%2e/etc/hostname': 404, [`/${'a'.repeat(300)}`]: 404, '/?': 200 };
            for (const [address, answer] of Object.entries(expected)) check_equal(await status(server.port, address), answer, address.slice(0, 30));
            await server.close();
        },
    },
];
