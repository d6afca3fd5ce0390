// What this browser can run. Each probe is the smallest module that uses one feature; an engine without it refuses to validate it.
const head = [0, 97, 115, 109, 1, 0, 0, 0];
const probes = {
    simd: [1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
    // i8x16.relaxed_swizzle and f32x4.relaxed_madd: engines have had one without the other
    relaxed_swizzle: [1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 11],
    relaxed_madd: [1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0, 253, 15, 65, 0, 253, 15, 253, 133, 2, 11],
    threads: [1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 4, 1, 3, 1, 1, 10, 11, 1, 9, 0, 65, 0, 254, 16, 2, 0, 26, 11],
    // the encoding of 2020, which Emscripten writes
    exceptions: [1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11],
};

export function detect() {
    if (typeof WebAssembly !== 'object' || typeof WebAssembly.compileStreaming !== 'function') return { webassembly: false };
    const has = name => WebAssembly.validate(new Uint8Array([...head, ...probes[name]]));
    return {
        webassembly: true,
        simd: has('simd'),
        relaxed: has('relaxed_swizzle') && has('relaxed_madd'),
        // Shared memory exists only on a page that the server isolates (COOP and COEP headers).
        threads: globalThis.crossOriginIsolated === true && has('threads'),
        exceptions: has('exceptions'),
    };
}

// The flavours this browser can run, best first.
export function runnable(features) {
    return ['threads-relaxed', 'threads-simd', 'single-relaxed', 'single-simd']
        .filter(flavour => (features.threads || !flavour.startsWith('threads')) && (features.relaxed || !flavour.endsWith('relaxed')));
}
