// The real page in headless Chromium, operated as people do: by role and name, with mouse, keyboard and fingers.
//
//   node tests/browser/run.mjs --dist dist [--only WORDS]      needs playwright-core and axe-core (NODE_PATH, or installed nearby)
//
// A test file exports a list of { name, on, run, seconds }. `on` says in which surroundings it runs: 'all' (with threads and without, in
// both languages), 'builds' (with and without threads), 'languages', or 'once'. run(t) gets the surroundings and how to open pages in them,
// see visit.mjs. A test fails when run() throws, and when a page it opened complained (errors, warnings, policy, foreign requests).
// The last line is "N passed, N failed". Pictures and what the page said when a test failed are in build/results/browser.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/server.mjs';
import { launch, Surroundings } from './visit.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const option = name => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const dist = option('--dist') ?? path.join(here, '../../dist');
const only = option('--only') ?? '';
const results = path.join(here, '../../build/results/browser');

const builds = { threads: true, single: false };  // name -> isolation headers
const surroundings_of = {
    all: ['threads en', 'threads zh', 'single en', 'single zh'],
    builds: ['threads en', 'single en'],
    languages: ['threads en', 'threads zh'],
    once: ['threads en'],
};

if (!fs.existsSync(path.join(dist, 'index.html'))) {
    console.error(`There is no page in ${dist}: ./play --build-only makes one.`);
    process.exit(2);
}
fs.rmSync(results, { recursive: true, force: true });
fs.mkdirSync(results, { recursive: true });

const servers = {};
for (const [build, isolated] of Object.entries(builds)) servers[build] = await serve({ root: dist, isolated });
const browser = await launch().catch(error => {
    console.error(error.code === 'MODULE_NOT_FOUND' ? 'playwright-core is missing: ./check browser sets it up; NODE_PATH names its folder.' : error.message);
    process.exit(2);
});
let passed = 0;
let failed = 0;
for (const file of fs.readdirSync(here).filter(name => name.endsWith('.test.mjs')).sort()) {
    const { default: tests } = await import(path.join(here, file));
    for (const test of tests) {
        for (const where of surroundings_of[test.on]) {
            const label = `${file.replace('.test.mjs', '')}: ${test.name} [${where}]`;
            if (label.includes(only)) await run(test, where, label);
        }
    }
}
await browser.close();
for (const server of Object.values(servers)) await server.close();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);

async function run(test, where, label) {
    const [build, language] = where.split(' ');
    const t = new Surroundings({ browser, dist, build, language, address: servers[build].url });
    const began = Date.now();
    let failure = null;
    try {
        await in_time(test.run(t), test.seconds ?? 180);
        t.complain_of_complaints();
    } catch (error) {
        failure = error;
        await t.keep_evidence(path.join(results, label.replace(/[^\p{L}\p{N}]+/gu, '-'))).catch(() => {});
    }
    await t.close();
    if (failure) failed++; else passed++;
    console.log(`${failure ? 'FAILED' : 'ok    '} ${label} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    for (const note of t.notes) console.log(`         ${note}`);
    if (failure) console.log(String(failure.stack ?? failure).split('\n').slice(0, 40).map(line => `         ${line.slice(0, 400)}`).join('\n'));
}

function in_time(promise, seconds) {
    let timer;
    const late = new Promise((resolve, reject) => { timer = setTimeout(() => reject(new Error(`not done after ${seconds} s`)), seconds * 1000); });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
