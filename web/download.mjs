// Downloads with one common progress: bytes received of bytes announced in the manifest (both as unpacked, which is what a
// stream sees after the browser has undone brotli or gzip).
import { Failure } from './cover.mjs';

export class Downloads {
    constructor(total, report) {
        this.total = total;
        this.received = 0;
        this.report = report;
    }

    add(bytes) {
        this.received += bytes;
        this.report(Math.min(this.received, this.total), this.total);
    }

    async open(address) {
        let response;
        try {
            response = await fetch(address);
        } catch (error) {
            throw new Failure('broken-off', `${address}: ${error.message}`, 'download');
        }
        if (!response.ok) throw new Failure('broken-off', `${address}: ${response.status} ${response.statusText}`, 'download');
        return response;
    }

    async #count(response, address, size) {
        const reader = response.body.getReader();
        const parts = [];
        let length = 0;
        try {
            for (;;) {
                const { done, value } = await reader.read();
                if (done) break;
                parts.push(value);
                length += value.length;
                this.add(value.length);
            }
        } catch (error) {
            throw new Failure('broken-off', `${address}: ${error.message}`, 'download');
        }
        if (length !== size) throw new Failure('broken-off', `${address}: ${length} of ${size} bytes`, 'download');
        return parts;
    }

    async bytes(address, size) {
        const parts = await this.#count(await this.open(address), address, size);
        const all = new Uint8Array(size);
        let at = 0;
        for (const part of parts) {
            all.set(part, at);
            at += part.length;
        }
        return all;
    }

    // Compiled while it arrives. The browser's own response goes to the compiler, so that it may keep the compiled code for the
    // next visit; the copy is only counted.
    async compiled(address, size) {
        const response = await this.open(address);
        const counted = this.#count(response.clone(), address, size);
        counted.catch(() => {});  // awaited below, or overtaken by the compiler's own error
        let module;
        try {
            const typed = response.headers.get('Content-Type')?.startsWith('application/wasm');  // some static hosts do not
            module = await (typed ? WebAssembly.compileStreaming(response) : response.arrayBuffer().then(WebAssembly.compile));
        } catch (error) {
            await counted;
            throw new Failure('not-started', `${address}: ${error.message}`, 'reload');
        }
        await counted;
        return module;
    }
}
